package org.millioncarrots.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;

/** Locks that follow no row, until the transaction ends. Their numbers are shared with whatever version runs beside this one. */
@ApplicationScoped
public class Locks {
    private final Sql sql;

    Locks(Sql sql) {
        this.sql = sql;
    }

    /** One thing of which there is one. */
    public enum One {
        RATES(7_227_001L),
        PAYMENTS(7_227_030L),
        CLOSING(7_312_001L),
        NEWS(7_412_001L);

        private final long number;

        One(long number) {
            this.number = number;
        }
    }

    /** One of many things of a kind, told apart by its name. */
    public enum Kind {
        IDEMPOTENCY_KEY(7),
        CLAIM(8),
        QUEUE(11),
        INDEX_FIGURE(22),
        ACCOUNT(57);

        private final int seed;

        Kind(int seed) {
            this.seed = seed;
        }
    }

    /** Waits until nobody else has it. */
    public void exclusive(One lock) {
        sql.of("select 1 from pg_advisory_xact_lock(:lock)")
                .with("lock", lock.number)
                .exists();
    }

    /** @return false if somebody else has it */
    public boolean tryExclusive(One lock) {
        return sql.of("select pg_try_advisory_xact_lock(:lock) as locked")
                .with("lock", lock.number)
                .one(row -> row.flag("locked"));
    }

    /** Waits until nobody has it exclusively. */
    public void shared(One lock) {
        sql.of("select 1 from pg_advisory_xact_lock_shared(:lock)")
                .with("lock", lock.number)
                .exists();
    }

    /** Waits until nobody else has it. */
    public void exclusive(Kind kind, String name) {
        sql.of("select 1 from pg_advisory_xact_lock(hashtextextended(:name, :seed))")
                .with("name", name)
                .with("seed", (long) kind.seed)
                .exists();
    }

    /** @return false if somebody else has it */
    public boolean tryExclusive(Kind kind, String name) {
        return sql.of("select pg_try_advisory_xact_lock(hashtextextended(:name, :seed)) as locked")
                .with("name", name)
                .with("seed", (long) kind.seed)
                .one(row -> row.flag("locked"));
    }
}
