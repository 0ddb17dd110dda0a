package org.millioncarrots.payout.statement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.statement.KeptStatement.Standing;

/** Tells the same statement again from a corrected one and from another one. */
final class CompareStatements {
    private CompareStatements() {}

    /**
     * What becomes of a statement that has come, and of one that was there.
     *
     * @param standing of the new one
     * @param superseded the one that it takes the place of
     */
    record Comparison(Standing standing, @Nullable KeptStatement superseded) {}

    /** @param known all statements of the account and currency that were kept before */
    static Comparison compare(KeptStatement one, List<KeptStatement> known) {
        if (known.stream().anyMatch(other -> other.fingerprint().equals(one.fingerprint()))) {
            return new Comparison(Standing.DUPLICATE, null);
        }
        Optional<KeptStatement> other = known.stream()
                .filter(kept -> kept.standing() == Standing.COUNTED || kept.standing() == Standing.INFORMATION)
                .filter(kept -> isSame(one, kept))
                .findFirst();
        if (other.isEmpty()) {
            return new Comparison(Standing.INFORMATION, null);
        }
        return isOlder(one, other.get())
                ? new Comparison(Standing.SUPERSEDED, null)
                : new Comparison(Standing.INFORMATION, other.get());
    }

    /** Of the same day and page, with the same number or, without one, the same id; of a copy the balance is enough. */
    private static boolean isSame(KeptStatement one, KeptStatement other) {
        if (one.kind() != other.kind()
                || !one.lastOn().equals(other.lastOn())
                || !Objects.equals(one.page(), other.page())) {
            return false;
        }
        if ((one.isCopy() || other.isCopy())
                && one.opening() != null
                && one.opening().equals(other.opening())) {
            return true;
        }
        if (one.legalNumber() != null && other.legalNumber() != null) {
            return one.legalNumber().equals(other.legalNumber());
        }
        if (one.number() != null && other.number() != null) {
            return one.number().equals(other.number());
        }
        return Objects.equals(one.reference(), other.reference())
                && !follows(one, other)
                && !follows(other, one)
                && (one.page() != null || (hasBalance(one) && hasBalance(other)));
    }

    private static boolean follows(KeptStatement one, KeptStatement before) {
        return one.opening() != null
                && one.opening().equals(before.closing())
                && !one.opening().equals(before.opening());
    }

    private static boolean hasBalance(KeptStatement one) {
        return one.opening() != null || one.closing() != null;
    }

    /** By when the bank has made it, else by when it came. */
    private static boolean isOlder(KeptStatement one, KeptStatement other) {
        return one.madeAt() != null && other.madeAt() != null && one.madeAt().compareTo(other.madeAt()) < 0;
    }
}
