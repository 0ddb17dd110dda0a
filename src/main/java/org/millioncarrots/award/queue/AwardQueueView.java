package org.millioncarrots.award.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/** Awards that wait for money, as finance sees them. */
interface AwardQueueView {
    /**
     * One that waits.
     *
     * @param position counted from 1
     * @param queuedAt when its claim was attested
     * @param promised what it will take from the appropriation, one sum for each money benefit
     */
    @Schema(name = "QueuedAward")
    record QueuedAward(
            long position,
            UUID awardId,
            Instant queuedAt,
            UUID claimantId,
            int programmeVersion,
            List<Money> promised) {

        /** One award from its rows, of which each has one sum. */
        static QueuedAward merged(List<QueuedAward> rows) {
            QueuedAward first = rows.getFirst();
            return new QueuedAward(
                    first.position,
                    first.awardId,
                    first.queuedAt,
                    first.claimantId,
                    first.programmeVersion,
                    rows.stream().flatMap(row -> row.promised.stream()).toList());
        }
    }
}
