package org.millioncarrots.console;

import java.util.Locale;

/** The reports that leave the service as files. The names tell nothing about programmes or people. */
public enum ReportFile {
    PAYOUTS,
    PAYOUT_LINES,
    BUDGET,
    LIABILITIES,
    AGEING,
    EXCEPTIONS,
    COMPARISON,
    EXCHANGE,
    STATEMENT,
    RECONCILIATION,
    BANK_DAYS,
    BATCHES,
    BATCH_PAYOUTS,
    RUNS,
    RUN,
    RUN_PREVIEW,
    TODAY,
    MONTH_CHECK,
    TRIAL_BALANCE,
    TRANSFERS,
    AUDIT;

    /** Without its ending. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
