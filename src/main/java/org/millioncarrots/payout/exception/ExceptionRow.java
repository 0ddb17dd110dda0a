package org.millioncarrots.payout.exception;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/** An exception in a list, as the report of exceptions has it. */
record ExceptionRow(
        UUID id,
        ExceptionKind kind,
        @Nullable String reason,
        @Nullable String programme,
        @Nullable String benefit,
        @Nullable LocalDate dueOn,
        @Nullable Money amount,
        @Nullable UUID payoutId,
        @Nullable UUID instalmentId,
        Instant since,
        @Nullable UUID messageId,
        @Nullable Integer line,
        @Nullable Money expected,
        ExceptionState state,
        @Nullable String owner) {}
