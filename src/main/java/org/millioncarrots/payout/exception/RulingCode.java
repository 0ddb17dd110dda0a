package org.millioncarrots.payout.exception;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.Step;

/** What two people may say of an exception, what it books, and where the exception stands then. */
@Schema(name = "ExceptionRulingCode")
enum RulingCode {
    /** The sponsors bear a charge of the bank. */
    CHARGE_BORNE(Step.CHARGE, null),
    /** The bank is asked for the difference; until it pays, the sponsors have laid it out. */
    DIFFERENCE_CLAIMED(Step.CLAIM, null),
    /** The bank has given back what was claimed. */
    CLAIM_PAID(null, Step.CLAIM_PAID),
    /** Lost: claimed before or not. */
    WRITTEN_OFF(Step.WRITE_OFF, Step.CLAIM_LOST),
    /** No money of ours: nothing is booked. */
    NOT_OURS(null, null),
    /** The bank has explained it, and no money has moved beside what is booked. */
    EXPLAINED(null, null);

    private final @Nullable Step step;
    private final @Nullable Step stepAfterClaim;

    RulingCode(@Nullable Step step, @Nullable Step stepAfterClaim) {
        this.step = step;
        this.stepAfterClaim = stepAfterClaim;
    }

    /** What it books for an exception that stands there; nothing if it moves no money. */
    Optional<Step> step(ExceptionState state) {
        return Optional.ofNullable(state == ExceptionState.CLAIMED ? stepAfterClaim : step);
    }

    /** What is claimed ends by money or its loss, and only what is claimed can be paid. */
    boolean suits(ExceptionState state) {
        return switch (state) {
            case OPEN -> this != CLAIM_PAID;
            case CLAIMED -> this == CLAIM_PAID || this == WRITTEN_OFF;
            case CLOSED -> false;
        };
    }

    ExceptionState next() {
        return this == DIFFERENCE_CLAIMED ? ExceptionState.CLAIMED : ExceptionState.CLOSED;
    }
}
