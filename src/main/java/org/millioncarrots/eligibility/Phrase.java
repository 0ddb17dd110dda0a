package org.millioncarrots.eligibility;

import java.util.List;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.language.Texts;

/**
 * What rules say: in English as it is recorded, in other languages in {@code messages/explanation_*.properties} under the name. A wording
 * that is recorded stays as it is, so that a decision of years ago can still be told in every language.
 */
enum Phrase {
    NOT_STATED("{0} is not stated"),
    ASKED_ONLY_OF("asked only of {0}"),
    COVERED("the programme covers {0}"),
    NOT_COVERED("the programme covers {0}, not {1}"),
    ACT_ON("the act is of {0}; acts count from {1}"),
    ACT_AHEAD("the act is of {0}, after {1}; it has not happened yet"),
    CONFIRMED("the act is confirmed by {0}"),
    CONFIRMED_BY_OTHERS("the act is confirmed by {0}; accepted are {1}"),
    CONFIRMED_BY_NOBODY("nobody has confirmed the act; accepted are {0}"),
    NO_EXCLUSION("no grounds for exclusion are known"),
    EXCLUSION_SUSPECTED("grounds for exclusion are suspected: on hold until a person has looked"),
    EXCLUSION_CONFIRMED("grounds for exclusion are confirmed; the decision can be appealed"),
    SANCTIONS_MATCH("a sanctions list has a match: on hold until a person has looked"),
    NO_SANCTIONS_MATCH("no sanctions list has a match"),
    NO_STATEMENT_ASKED("no statement is asked for"),
    STATEMENT_OPTIONAL("a statement is optional"),
    STATEMENT_GIVEN("a statement was given"),
    STATEMENT_MISSING("a statement is required and was not given"),
    SKILL_WANTED("a recognised skill is among {0}"),
    SKILL_NOT_WANTED("none of the recognised skills is among {0}"),
    TARIFF_NAMES("the tariff names {0}"),
    TARIFF_DOES_NOT_NAME("the tariff does not name {0}"),
    TARIFF_PAYS("the tariff pays for {0} that is {1}"),
    TARIFF_PAYS_NOTHING("the tariff pays nothing for {0} that is {1}"),

    // What would have to be different; never recorded.
    WOULD_STATE_CATEGORY("the category would have to be stated: {0}"),
    WOULD_BE("the applicant would have to be a {0}"),
    WOULD_ACT("the act would have to be: {0}"),
    WOULD_ACT_ON("the act would have to be of a day from {0} to {1}"),
    WOULD_BE_CONFIRMED("the act would have to be confirmed by {0}"),
    WOULD_LOOK_FOR_EXCLUSION("the grounds for exclusion would have to be looked into, and none found"),
    WOULD_CHANGE_NOTHING("nothing: no grounds are known"),
    WOULD_CLEAR_SUSPICION("a caseworker would have to find the suspicion unfounded"),
    WOULD_LIFT_FINDING("the finding would have to be lifted on appeal"),
    WOULD_SEARCH_LISTS("the sanctions lists would have to be searched, without a match"),
    WOULD_CLEAR_MATCH("a caseworker would have to find that the match is not this person"),
    WOULD_GIVE_STATEMENT("a recorded statement would have to be given"),
    WOULD_HAVE_SKILL("a skill would have to be recognised in {0}"),
    WOULD_BE_OF_TARIFF("the equipment would have to be one of the tariff: {0}"),
    WOULD_BE_USABLE("the equipment would have to be {0}"),

    // The whole: title and number of the version, day, how many conditions, how many not met, how many that cannot be
    // told.
    ELIGIBLE("Eligible under \"{0}\", version {1}, as of {2}: all {3} conditions are met."),
    NOT_ELIGIBLE(
            "Not eligible under \"{0}\", version {1}, as of {2}. Conditions not met: {4} of {3}; cannot be told: {5}."),
    REFER(
            "A person must look at \"{0}\", version {1}, as of {2}. Conditions that cannot be told: {5} of {3}; none is known"
                    + " not to be met.");

    static final Texts TEXTS = new Texts("explanation");

    private final String english;

    Phrase(String english) {
        this.english = english;
    }

    /** The phrase about something: days, numbers, titles, constants or sets of them, facts. */
    Told of(Object... values) {
        return new Told(this, List.of(values));
    }

    String in(Language language) {
        return TEXTS.text(language, name(), english);
    }
}
