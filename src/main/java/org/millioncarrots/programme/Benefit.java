package org.millioncarrots.programme;

import java.util.Set;
import org.millioncarrots.money.Money;

/** What a programme version grants. */
public sealed interface Benefit {

    /** The categories that get it; empty means all categories of the programme. */
    Set<Category> forCategories();

    LegalBasis legalBasis();

    Kind kind();

    /** Whether somebody of this category gets the benefit. */
    default boolean isFor(Category category) {
        return forCategories().isEmpty() || forCategories().contains(category);
    }

    /** A one-off sum that stands in the document. */
    record Bounty(Set<Category> forCategories, LegalBasis legalBasis, Money amount) implements Benefit {
        @Override
        public Kind kind() {
            return Kind.BOUNTY;
        }
    }

    /** A one-off sum that the version's tariff gives for the equipment handed over; a crew shares it. */
    record TariffBounty(Set<Category> forCategories, LegalBasis legalBasis) implements Benefit {
        @Override
        public Kind kind() {
            return Kind.BOUNTY;
        }
    }

    /**
     * A monthly sum.
     *
     * @param monthly for the claimant alone, per calendar month
     * @param months how many months are granted
     * @param spousePercent whole per cent of {@code monthly} added for a spouse
     * @param childPercent whole per cent of {@code monthly} added for each child that counts
     * @param childrenAtMost how many children count
     */
    record Stipend(
            Set<Category> forCategories,
            LegalBasis legalBasis,
            Money monthly,
            int months,
            int spousePercent,
            int childPercent,
            int childrenAtMost)
            implements Benefit {
        @Override
        public Kind kind() {
            return Kind.STIPEND;
        }

        /** The monthly sum with the supplements, rounded once, half up. */
        public Money monthlyWith(boolean spouse, int children) {
            int counted = Math.min(children, childrenAtMost);
            return monthly.fraction(100L + (spouse ? spousePercent : 0) + (long) counted * childPercent, 100);
        }

        /** The sum over all granted months, if nothing changes on the way. */
        public Money totalWith(boolean spouse, int children) {
            return monthlyWith(spouse, children).times(months);
        }
    }

    /** A benefit beside money. */
    record Status(Set<Category> forCategories, LegalBasis legalBasis, Kind kind) implements Benefit {
        public Status {
            if (kind == Kind.BOUNTY || kind == Kind.STIPEND) {
                throw new IllegalArgumentException(kind + " is money");
            }
        }
    }

    /** The kinds of benefit, as the API names them. */
    enum Kind {
        BOUNTY,
        STIPEND,
        ASYLUM,
        FAMILY_ASYLUM,
        CITIZENSHIP_PATH,
        RESIDENCE
    }
}
