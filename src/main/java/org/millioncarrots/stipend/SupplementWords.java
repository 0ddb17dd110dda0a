package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.stipend.Supplements.SupplementDependant;

/** Says for whom supplements are paid until when; the days are those of the terms, and no birthday is known here. */
final class SupplementWords {
    private final StipendTerms terms;
    private final List<String> words = new ArrayList<>();

    private SupplementWords(StipendTerms terms) {
        this.terms = terms;
    }

    static List<String> of(StipendTerms terms) {
        SupplementWords words = new SupplementWords(terms);
        Supplements supplements = terms.rules().supplements();
        if (supplements.spousePercent() > 0) {
            words.add(dependant -> !dependant.isChild(), 1, "a spouse", "a spouse");
        }
        if (supplements.childPercent() > 0) {
            words.add(SupplementDependant::isChild, supplements.childrenAtMost(), "1 child", "%d children");
        }
        return List.copyOf(words.words);
    }

    private interface Whom {
        boolean counts(SupplementDependant dependant);
    }

    /** A line for each stretch of days on which the same number counts. */
    private void add(Whom whom, int most, String one, String several) {
        List<SupplementDependant> counting =
                terms.dependants().stream().filter(whom::counts).toList();
        LocalDate after = terms.to().plusDays(1);
        LocalDate from = terms.from();
        while (from.isBefore(after)) {
            long number = number(counting, most, from);
            LocalDate next = from;
            do {
                next = next(counting, next, after);
            } while (next.isBefore(after) && number(counting, most, next) == number);
            if (number > 0) {
                words.add("supplement for " + (number == 1 ? one : several.formatted(number))
                        + (from.equals(terms.from()) ? "" : " from " + words(from)) + " until "
                        + words(next.minusDays(1)));
            }
            from = next;
        }
    }

    private static long number(List<SupplementDependant> counting, int most, LocalDate day) {
        return Math.min(most, counting.stream().filter(one -> one.countsOn(day)).count());
    }

    /** The next day on which the number may be another one. */
    private static LocalDate next(List<SupplementDependant> counting, LocalDate day, LocalDate after) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(after));
        for (SupplementDependant one : counting) {
            days.add(one.from());
            LocalDate until = one.until();
            if (until != null) {
                days.add(until.plusDays(1));
            }
        }
        @Nullable LocalDate next = days.higher(day);
        return next == null || next.isAfter(after) ? after : next;
    }

    /** As people write it: 31 December 2033. */
    private static String words(LocalDate day) {
        String month = day.getMonth().name();
        return day.getDayOfMonth() + " " + month.charAt(0) + month.substring(1).toLowerCase(java.util.Locale.ROOT) + " "
                + day.getYear();
    }
}
