package org.millioncarrots.claimant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.Identity;

/**
 * A claimant's family as two people stand behind it: registered with the claimant, or confirmed later. Birthdays leave it only
 * as what a programme makes of them.
 */
public record Household(List<Member> members) {

    /**
     * @param dependant who was added later; absent if registered with the claimant
     * @param addedOn the day of the proposal, with {@code dependant}
     * @param confirmedAt when another person has confirmed it, with {@code dependant}
     * @param bornOn absent if it was not stated
     */
    public record Member(
            Identity.Dependant.Relation relation,
            @Nullable UUID dependant,
            @Nullable LocalDate addedOn,
            @Nullable Instant confirmedAt,
            @Nullable LocalDate bornOn) {

        /** A day that follows from the birthday; empty if that is not known. */
        public Optional<LocalDate> day(UnaryOperator<LocalDate> rule) {
            return Optional.ofNullable(bornOn).map(rule);
        }

        /** Nothing of the person. */
        @Override
        public String toString() {
            return "Member[sealed]";
        }
    }

    /** As it was at a time. */
    public Household at(Instant time) {
        return new Household(members.stream()
                .filter(member ->
                        member.confirmedAt() == null || !member.confirmedAt().isAfter(time))
                .toList());
    }

    /** Who was added later, by id. */
    public Optional<Member> added(UUID dependant) {
        return members.stream()
                .filter(member -> dependant.equals(member.dependant()))
                .findFirst();
    }

    public boolean hasSpouse() {
        return members.stream().anyMatch(member -> member.relation() == Identity.Dependant.Relation.SPOUSE);
    }

    public List<Member> children() {
        return members.stream()
                .filter(member -> member.relation() == Identity.Dependant.Relation.CHILD)
                .toList();
    }

    /**
     * Children who have not come of age before a day. Of whom it is not known, counts.
     *
     * @param lastDay on which a child counts, by birthday
     */
    public int childrenOn(LocalDate day, UnaryOperator<LocalDate> lastDay) {
        return Math.toIntExact(children().stream()
                .filter(child ->
                        child.day(lastDay).filter(last -> last.isBefore(day)).isEmpty())
                .count());
    }
}
