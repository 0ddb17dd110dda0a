package org.millioncarrots.ledger;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/** An appropriation; it counts once it is approved. */
@Schema(name = "Appropriation")
record AppropriationView(
        UUID id,
        String programme,
        String sponsor,
        Money amount,
        String reference,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {}
