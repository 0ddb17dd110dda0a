package org.millioncarrots.rates;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.people.Proposal;

/**
 * A rate where no bank publishes one; it is used only once it is approved.
 *
 * @param sha256 of what stands for a publication of it, by which it is pinned; absent until it is approved
 */
record ManualRate(
        UUID id, Terms terms, Proposal proposal, @Nullable String sha256) {
    /** {@code nominal} units of {@code base} cost {@code value} units of {@code quote}, both days inclusive. */
    @RegisterForReflection
    record Terms(
            CurrencyCode base,
            CurrencyCode quote,
            int nominal,
            BigDecimal value,
            LocalDate inForceFrom,
            LocalDate inForceUntil,
            String reason) {}
}
