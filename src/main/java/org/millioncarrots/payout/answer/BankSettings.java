package org.millioncarrots.payout.answer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What the bank answers. */
@ConfigMapping(prefix = "carrots.bank")
@RegisterForReflection
public interface BankSettings {
    /** How long after delivery a payout without an answer becomes {@code UNKNOWN}; whole days are days on which banks settle (TARGET). */
    @WithDefault("5D")
    @DurationMin(hours = 1)
    @DurationMax(days = 60)
    Duration answerWithin();

    /** How often it is looked for such payouts. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration silenceCheckEvery();

    /**
     * How long the text of a bank message is kept, which holds names and accounts, after the last payment in it is over; its lines and
     * its hash stay.
     */
    @WithDefault("90D")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration keepTexts();

    /** How often it is looked for statements that are missing, and for differences between the bank and the books. */
    @WithDefault("1h")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration statementCheckEvery();
}
