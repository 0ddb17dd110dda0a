package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.RatesSql;

/** Whether money was decided on or paid at a publisher's rates of a day: they stand pinned beside it. */
@ApplicationScoped
class RateUseSql {
    private static final List<String> PINNED = List.of(
            "select 1 from award_money where rates @> cast(:rate as jsonb)",
            "select 1 from payout_conversion where rates @> cast(:rate as jsonb)",
            "select 1 from quote_use u join quote q on q.id = u.quote_id where q.rates -> 'rates' @> cast(:rate as jsonb)");

    private final Sql sql;

    RateUseSql(Sql sql) {
        this.sql = sql;
    }

    /** @return the days in order; reads all that is pinned, so it is for corrections, which are rare */
    List<LocalDate> inUse(RateSource source, List<RatesSql.NewRate> corrections) {
        return corrections.stream()
                .map(RatesSql.NewRate::inForceFrom)
                .distinct()
                .sorted()
                .filter(day -> isInUse(source, day))
                .toList();
    }

    private boolean isInUse(RateSource source, LocalDate inForceFrom) {
        String rate = "[{\"source\":\"" + source + "\",\"inForceFrom\":\"" + inForceFrom + "\"}]";
        return PINNED.stream()
                .anyMatch(
                        pinned -> sql.of(pinned + " limit 1").with("rate", rate).exists());
    }
}
