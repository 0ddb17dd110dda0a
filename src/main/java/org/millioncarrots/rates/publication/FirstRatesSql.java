package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.Jdbc;
import org.millioncarrots.rates.RateTable;

/** What was published first for each day, by which later files are measured. */
@ApplicationScoped
public class FirstRatesSql {
    private final Jdbc jdbc;

    FirstRatesSql(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A known rate of a pair, near the day that is asked about. */
    public record NearRate(LocalDate inForceFrom, int nominal, BigDecimal value) {}

    /** The rate that is known for a pair on the day or before, else the first after it; as it was published first. */
    public Optional<NearRate> near(RateSource source, CurrencyCode base, CurrencyCode quote, LocalDate on) {
        return jdbc
                .query(
                        """
                        (select in_force_from, nominal, value from rate
                         where source = ? and base = ? and quote = ? and in_force_from <= ?
                         order by in_force_from desc, revision limit 1)
                        union all
                        (select in_force_from, nominal, value from rate
                         where source = ? and base = ? and quote = ? and in_force_from > ?
                         order by in_force_from, revision limit 1)
                        """,
                        row -> new NearRate(Jdbc.date(row, 1), row.getInt(2), row.getBigDecimal(3)),
                        source,
                        base,
                        quote,
                        on,
                        source,
                        base,
                        quote,
                        on)
                .stream()
                .findFirst();
    }

    /** The first revision of each day of a pair between two days, both inclusive. */
    public List<NearRate> firstRevisions(RateTable.Pair pair, LocalDate from, LocalDate to) {
        return jdbc.query(
                """
                select distinct on (in_force_from) in_force_from, nominal, value from rate
                where source = ? and base = ? and quote = ? and in_force_from between ? and ?
                order by in_force_from, revision
                """,
                row -> new NearRate(Jdbc.date(row, 1), row.getInt(2), row.getBigDecimal(3)),
                pair.source(),
                pair.base(),
                pair.quote(),
                from,
                to);
    }
}
