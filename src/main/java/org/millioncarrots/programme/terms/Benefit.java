package org.millioncarrots.programme.terms;

import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/** What a programme version grants. */
public sealed interface Benefit {

    /** The categories that get it; empty means all categories of the programme. */
    Set<Category> forCategories();

    LegalBasis legalBasis();

    Kind kind();

    /**
     * What it promises everybody whom it is for: a bounty, or a month of a stipend without supplements. Empty if that depends on
     * the case, as a tariff does, or it is no money.
     */
    default Optional<Money> atLeast() {
        return Optional.empty();
    }

    /** Whether somebody of this category gets the benefit. */
    default boolean isFor(Category category) {
        return forCategories().isEmpty() || forCategories().contains(category);
    }

    /** A one-off sum that stands in the document. */
    record Bounty(Set<Category> forCategories, LegalBasis legalBasis, Money amount) implements Benefit {
        @Override
        public Optional<Money> atLeast() {
            return Optional.of(amount);
        }

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
     * A sum that is paid month by month.
     *
     * @param amount for the claimant alone
     * @param per the time that the amount is for
     * @param months how many months are granted
     * @param spousePercent whole per cent of {@code amount} added for a spouse
     * @param childPercent whole per cent of {@code amount} added for each child that counts
     * @param childrenAtMost how many children count
     * @param settings how it is paid and what it depends on
     */
    record Stipend(
            Set<Category> forCategories,
            LegalBasis legalBasis,
            Money amount,
            AmountPer per,
            int months,
            int spousePercent,
            int childPercent,
            int childrenAtMost,
            StipendSettings settings)
            implements Benefit {
        @Override
        public Kind kind() {
            return Kind.STIPEND;
        }

        @Override
        public Optional<Money> atLeast() {
            return Optional.of(monthly());
        }

        /** The same without the supplements. */
        public Money monthly() {
            return monthlyWith(false, 0);
        }

        /** What a month pays with the supplements; of an amount per year the mean month. Rounded half up. */
        public Money monthlyWith(boolean spouse, int children) {
            return per.forMonths(with(spouse, children), 1);
        }

        /** The sum over all granted months, if nothing changes on the way; of an amount per year within a cent. */
        public Money totalWith(boolean spouse, int children) {
            return per.forMonths(with(spouse, children), months);
        }

        private Money with(boolean spouse, int children) {
            int counted = Math.min(children, childrenAtMost);
            return amount.fraction(100L + (spouse ? spousePercent : 0) + (long) counted * childPercent, 100);
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
    @Schema(name = "BenefitKind")
    enum Kind {
        /** A sum that is paid once, or in parts. */
        BOUNTY,
        /** An amount that is paid month by month. */
        STIPEND,
        /** Protection for the claimant. */
        ASYLUM,
        /** Protection for the claimant's dependants. */
        FAMILY_ASYLUM,
        /** A way to citizenship. */
        CITIZENSHIP_PATH,
        /** A permit to stay. */
        RESIDENCE
    }
}
