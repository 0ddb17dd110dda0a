package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.RateTable;

/** What was published first for each day, by which later files are measured. */
@ApplicationScoped
class FirstRatesSql {
    private final Sql sql;

    FirstRatesSql(Sql sql) {
        this.sql = sql;
    }

    /** A known rate of a pair, near the day that is asked about. */
    record NearRate(LocalDate inForceFrom, int nominal, BigDecimal value) {
        private static NearRate of(Row row) {
            return new NearRate(row.date("in_force_from"), row.integer("nominal"), row.decimal("value"));
        }
    }

    /** The rate that is known for a pair on the day or before, else the first after it; as it was published first. */
    Optional<NearRate> near(RateTable.Pair pair, LocalDate on) {
        return sql.of("""
                (select in_force_from, nominal, value from rate
                 where source = :source and base = :base and quote = :quote and in_force_from <= :on
                 order by in_force_from desc, revision limit 1)
                union all
                (select in_force_from, nominal, value from rate
                 where source = :source and base = :base and quote = :quote and in_force_from > :on
                 order by in_force_from, revision limit 1)
                """)
                .with("source", pair.source())
                .with("base", pair.base())
                .with("quote", pair.quote())
                .with("on", on)
                .first(NearRate::of);
    }

    /** The first revision of each day of a pair between two days, both inclusive. */
    List<NearRate> firstRevisions(RateTable.Pair pair, LocalDate from, LocalDate to) {
        return sql.of("""
                select distinct on (in_force_from) in_force_from, nominal, value from rate
                where source = :source and base = :base and quote = :quote and in_force_from between :from and :to
                order by in_force_from, revision
                """)
                .with("source", pair.source())
                .with("base", pair.base())
                .with("quote", pair.quote())
                .with("from", from)
                .with("to", to)
                .list(NearRate::of);
    }
}
