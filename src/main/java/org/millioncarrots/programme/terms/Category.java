package org.millioncarrots.programme.terms;

/** What the applicant was when leaving. Never what the applicant was born as. */
public enum Category {
    /** Serves in the armed forces. */
    SOLDIER,
    /** An officer of the ranks that the programme names. */
    SENIOR_OFFICER,
    /** Represents the state abroad. */
    DIPLOMAT,
    /** Holds an office of the state. */
    OFFICIAL,
    /** Known to the public, such as an artist, athlete or journalist. */
    PUBLIC_FIGURE,
    /** Has a skill that the programme looks for. */
    SPECIALIST,
    /** Anybody else. */
    CIVILIAN
}
