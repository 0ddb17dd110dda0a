package org.millioncarrots.restore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether payments can go on, most of all after a restore.
 *
 * @param green whether every check is
 * @param statementsThrough the last day of which every statement of the bank was imported, as whoever verifies has stated
 * @param acceptedUnknown how many payments and files of the bank's lines may be unknown
 */
@Schema(name = "RestoreVerification")
record RestoreVerification(
        UUID id,
        boolean green,
        LocalDate statementsThrough,
        int acceptedUnknown,
        List<Line> lines,
        String verifiedBy,
        Instant verifiedAt) {

    /** What was checked. */
    @Schema(name = "RestoreCheck")
    enum Check {
        /** Debits and credits are equal in every currency. */
        BALANCE,
        /** The chain of the audit log is whole. */
        AUDIT,
        /** Statements were imported up to yesterday. */
        STATEMENTS,
        /** No payout is due or in a batch that the bank has named, and nothing that it has named is unknown. */
        BANK_LINES,
        /** Recorded decisions come out as they were recorded. */
        DECISIONS
    }

    /** What one check has found, in one line. */
    @Schema(name = "RestoreVerificationLine")
    record Line(Check check, boolean green, String line) {}
}
