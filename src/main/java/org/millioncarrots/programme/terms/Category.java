package org.millioncarrots.programme.terms;

/** What the applicant was when leaving. Never what the applicant was born as. */
public enum Category {
    SOLDIER,
    SENIOR_OFFICER,
    DIPLOMAT,
    OFFICIAL,
    PUBLIC_FIGURE,
    SPECIALIST,
    CIVILIAN
}
