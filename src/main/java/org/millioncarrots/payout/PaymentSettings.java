package org.millioncarrots.payout;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;
import org.millioncarrots.payout.file.Durability;

/** What must be so before a payment leaves the house. */
@ConfigMapping(prefix = "carrots.payments")
@RegisterForReflection
public interface PaymentSettings {
    /** A name for a stop: each new one, of which 64 characters count, stops payments until two people open them. For example {@code restore-2026-11-26}. */
    Optional<String> stopped();

    /** Whether a new timeline of the database's log counts as a restore; {@code false} where promotions of a synchronous replica are routine. */
    @WithDefault("true")
    boolean stopOnNewTimeline();

    /** What one SEPA instant payment may come to, in whole EUR; larger payouts wait for an ordinary SEPA batch. */
    @WithDefault("100000")
    @Min(1)
    @Max(999_999_999)
    int instantAtMost();

    /** The same in cents. */
    default long instantCents() {
        return instantAtMost() * 100L;
    }

    /** Payouts above so much, in whole units of their currency, are named to whoever approves their batch. */
    @WithDefault("5000")
    @Min(1)
    long largeAbove();

    /** The same for single currencies, by their codes, such as {@code RUB}. */
    Map<String, @Min(1) Long> largeAboveIn();

    /** What must have a batch's approval before its file goes: the server, the archive of its log ({@code archive_timeout}), or a synchronous replica. */
    @WithDefault("NONE")
    Durability durability();
}
