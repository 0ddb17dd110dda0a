package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.language.Texts;
import org.millioncarrots.stipend.Supplements.SupplementDependant;

/**
 * Says for whom supplements are paid until when; the days are those of the terms, and no birthday is known here. In other languages than English
 * ({@code messages/supplements_*.properties}) days are written as on the wire.
 */
final class SupplementWords {
    private static final Texts TEXTS = new Texts("supplements");

    private final StipendTerms terms;
    private final Language language;
    private final List<String> words = new ArrayList<>();

    private SupplementWords(StipendTerms terms, Language language) {
        this.terms = terms;
        this.language = language;
    }

    static List<String> of(StipendTerms terms, Language language) {
        SupplementWords words = new SupplementWords(terms, language);
        Supplements supplements = terms.rules().supplements();
        if (supplements.spousePercent() > 0) {
            words.add(dependant -> !dependant.isChild(), 1, "spouse", "a spouse", "a spouse");
        }
        if (supplements.childPercent() > 0) {
            words.add(
                    SupplementDependant::isChild, supplements.childrenAtMost(), "children", "1 child", "{0} children");
        }
        return List.copyOf(words.words);
    }

    private interface Whom {
        boolean counts(SupplementDependant dependant);
    }

    /** A line for each stretch of days on which the same number counts. */
    private void add(Whom whom, int most, String key, String one, String several) {
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
                boolean whole = from.equals(terms.from());
                String english = "supplement for " + (number == 1 ? one : several)
                        + (whole ? " until {2}" : " from {1} until {2}");
                words.add(Texts.filled(
                        TEXTS.text(language, key + (whole ? ".until" : ".fromUntil"), english),
                        List.of(String.valueOf(number), words(from), words(next.minusDays(1)))));
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

    /** In English as people write it: 31 December 2033. */
    private String words(LocalDate day) {
        if (language != Language.EN) {
            return day.toString();
        }
        String month = day.getMonth().name();
        return day.getDayOfMonth() + " " + month.charAt(0) + month.substring(1).toLowerCase(java.util.Locale.ROOT) + " "
                + day.getYear();
    }
}
