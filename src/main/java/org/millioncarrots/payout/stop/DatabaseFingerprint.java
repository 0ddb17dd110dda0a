package org.millioncarrots.payout.stop;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.payout.PaymentSettings;
import org.millioncarrots.platform.sql.Sql;

/**
 * Where the data stand: the server's identifier, the database's number on it, and the timeline of its log, such as
 * {@code 7712273998062239795/16385/00000001}. A restore from a dump or a copy changes the first or the second, a recovery to a point
 * in time the third, and so does the promotion of a replica; a snapshot of a disk that is put back changes nothing. What a managed
 * server does not let an ordinary role ask is a hyphen.
 */
@ApplicationScoped
class DatabaseFingerprint {
    private final Sql sql;
    private final boolean withTimeline;

    DatabaseFingerprint(Sql sql, PaymentSettings settings) {
        this.sql = sql;
        this.withTimeline = settings.stopOnNewTimeline();
    }

    String now() {
        return String.join(
                "/",
                ask("pg_control_system()", "select system_identifier as answer from pg_control_system()"),
                ask("current_database()", "select oid as answer from pg_database where datname = current_database()"),
                ask(
                        "pg_walfile_name(pg_lsn)",
                        "select left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) as answer"));
    }

    /** Whether both stand for the same data, as far as the setting wants to know. */
    boolean fits(String one, String other) {
        return withTimeline ? one.equals(other) : withoutTimeline(one).equals(withoutTimeline(other));
    }

    private static String withoutTimeline(String fingerprint) {
        return fingerprint.substring(0, fingerprint.lastIndexOf('/'));
    }

    private String ask(String function, String question) {
        boolean allowed = sql.of("select has_function_privilege(:function, 'execute') as allowed")
                .with("function", function)
                .one(row -> row.flag("allowed"));
        return allowed ? sql.of(question).one(row -> row.text("answer")) : "-";
    }
}
