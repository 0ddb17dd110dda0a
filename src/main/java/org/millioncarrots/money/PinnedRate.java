package org.millioncarrots.money;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A published rate fixed to a decision or a payout: {@code nominal} units of {@code base} cost {@code value} units of
 * {@code quote}.
 *
 * @param value as published, with the published scale; never inverted, never rounded
 * @param publishedOn the date of the publication, in the publisher's zone
 * @param inForceFrom the first date on which the publication applies
 * @param sha256 lower-case hexadecimal hash of the publication it was read from
 */
public record PinnedRate(
        CurrencyCode base,
        CurrencyCode quote,
        int nominal,
        BigDecimal value,
        RateSource source,
        LocalDate publishedOn,
        LocalDate inForceFrom,
        String sha256) {

    public PinnedRate {
        if (value.signum() <= 0 || nominal <= 0) {
            throw new IllegalArgumentException("a rate and its nominal are positive");
        }
        if (base.equals(quote)) {
            throw new IllegalArgumentException("a rate leads from one currency to another");
        }
    }
}
