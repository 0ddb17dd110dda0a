package org.millioncarrots.award.grant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.Household;
import org.millioncarrots.claimant.Household.Member;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.stipend.Supplements.SupplementDependant;
import org.millioncarrots.stipend.Supplements.SupplementRelation;

/** Makes of a registered family those for whom supplements are paid: days that the programme says, and no birthdays. */
public final class RegisteredFamily {
    private RegisteredFamily() {}

    /**
     * Those who count at the grant. Where fewer children count than are registered, the youngest do; of a decision that has more,
     * as could be up to release 1.1, nobody knows until when.
     *
     * @param counted as it was decided
     * @param from the first day of the stipend
     */
    static List<SupplementDependant> at(
            Facts.Dependants counted, Household household, FamilyTerms terms, LocalDate from) {
        List<SupplementDependant> all = new ArrayList<>();
        if (counted.spouse()) {
            all.add(new SupplementDependant(SupplementRelation.SPOUSE, from, null));
        }
        List<Member> children = household.children();
        children.stream()
                .map(child -> child(child, terms, from))
                .sorted(Comparator.comparing(
                        SupplementDependant::until, Comparator.nullsLast(Comparator.reverseOrder())))
                .limit(counted.children())
                .filter(child -> !hasEndedBefore(from, child.until()))
                .forEach(all::add);
        for (int i = children.size(); i < counted.children(); i++) {
            all.add(new SupplementDependant(SupplementRelation.CHILD, from, null));
        }
        return List.copyOf(all);
    }

    /**
     * Somebody who was added after the grant.
     *
     * @param from the first day of the stipend
     */
    public static SupplementDependant added(Member member, FamilyTerms terms, LocalDate from) {
        LocalDate counts =
                switch (terms.addedFrom()) {
                    case REGISTRATION ->
                        later(from, Objects.requireNonNull(member.addedOn()).withDayOfMonth(1));
                    case STIPEND -> from;
                };
        return switch (member.relation()) {
            case SPOUSE -> new SupplementDependant(SupplementRelation.SPOUSE, counts, null);
            case CHILD -> child(member, terms, counts);
        };
    }

    private static SupplementDependant child(Member child, FamilyTerms terms, LocalDate from) {
        return new SupplementDependant(
                SupplementRelation.CHILD,
                later(from, child.day(FamilyTerms::firstDay).orElse(from)),
                child.day(terms::lastDay).orElse(null));
    }

    private static boolean hasEndedBefore(LocalDate day, @Nullable LocalDate until) {
        return until != null && until.isBefore(day);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
