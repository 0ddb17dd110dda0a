package org.millioncarrots.programme.terms;

import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who of a family counts, and from when to when.
 *
 * @param comesOfAgeAt in years
 * @param until how long a child counts that comes of age
 * @param addedFrom from when somebody counts who was registered after the award
 */
public record FamilyTerms(int comesOfAgeAt, UntilEndOf until, AddedFrom addedFrom) {

    /** Holds where a document says nothing. */
    public static final FamilyTerms DEFAULT = new FamilyTerms(18, UntilEndOf.YEAR, AddedFrom.REGISTRATION);

    /** Whose end is the end of a child's supplement. The longer it is, the less it tells of a birthday. */
    @Schema(name = "ComingOfAgeUntilEndOf")
    public enum UntilEndOf {
        /** The calendar year in which the child comes of age. */
        YEAR,
        /** The month in which the child comes of age. */
        MONTH,
        /** The day before the birthday. */
        EVE
    }

    /** The day from which a dependant counts who was added later. */
    @Schema(name = "AddedDependantsFrom")
    public enum AddedFrom {
        /** The first day of the month in which the addition was proposed. */
        REGISTRATION,
        /** The first day of the stipend, or 1 January of the year of birth if that is later. */
        STIPEND
    }

    /**
     * The last day on which a child counts.
     *
     * @param bornOn on 29 February: the child is a year older at the end of a 28 February
     */
    public LocalDate lastDay(LocalDate bornOn) {
        LocalDate birthday = bornOn.plusYears(comesOfAgeAt);
        return switch (until) {
            case YEAR -> LocalDate.of(birthday.getYear(), 12, 31);
            case MONTH -> YearMonth.from(birthday).atEndOfMonth();
            case EVE -> birthday.getDayOfMonth() == bornOn.getDayOfMonth() ? birthday.minusDays(1) : birthday;
        };
    }

    /** The first day on which a child can count; its year tells no birthday. */
    public static LocalDate firstDay(LocalDate bornOn) {
        return LocalDate.of(bornOn.getYear(), 1, 1);
    }
}
