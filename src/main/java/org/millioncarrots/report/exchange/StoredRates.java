package org.millioncarrots.report.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.RunReports;

/**
 * Official rates as they are stored, for comparisons: the Bank of Russia's where rubles are meant, else the ECB's. What is not
 * stored, or too old for the day, is missing; nothing is guessed or inverted.
 */
@ApplicationScoped
class StoredRates {
    /** The longest gaps between two publications: New Year in Russia, Easter at the ECB. */
    private static final int CBR_MAX_AGE_DAYS = 12;

    private static final int ECB_MAX_AGE_DAYS = 5;

    /** The newest revision of the newest rate that is in force on the day. */
    private static final String SQL = """
            select base, quote, nominal, value, source, published_on, in_force_from, sha256
            from rate
            where source = ? and base = ? and quote = ? and in_force_from between ? and ?
            order by in_force_from desc, revision desc
            limit 1
            """;

    private final RunReports runReports;

    StoredRates(RunReports runReports) {
        this.runReports = runReports;
    }

    /** The path from one currency to another in order, empty if they are the same; nothing if a rate is missing. */
    Optional<List<PinnedRate>> path(CurrencyCode from, CurrencyCode to, LocalDate on) {
        if (from.equals(to)) {
            return Optional.of(List.of());
        }
        if (Stream.of(from, to).anyMatch(CurrencyCode.RUB::equals)) {
            return through(RateSource.CBR, CurrencyCode.RUB, from, to, on);
        }
        return through(RateSource.ECB, CurrencyCode.EUR, from, to, on);
    }

    /** The same from the source that has served before, where that is one of the two central banks. */
    Optional<List<PinnedRate>> path(RateSource source, CurrencyCode from, CurrencyCode to, LocalDate on) {
        return switch (source) {
            case CBR -> through(source, CurrencyCode.RUB, from, to, on);
            case ECB -> through(source, CurrencyCode.EUR, from, to, on);
            case NBU, EU_FIXED, MANUAL -> path(from, to, on);
        };
    }

    private Optional<List<PinnedRate>> through(
            RateSource source, CurrencyCode hub, CurrencyCode from, CurrencyCode to, LocalDate on) {
        List<PinnedRate> rates = Stream.of(from, to)
                .filter(currency -> !currency.equals(hub))
                .flatMap(currency -> rate(source, hub, currency, on).stream())
                .toList();
        boolean whole =
                rates.size() == Stream.of(from, to).filter(c -> !c.equals(hub)).count();
        return whole ? Optional.of(rates) : Optional.empty();
    }

    private Optional<PinnedRate> rate(RateSource source, CurrencyCode hub, CurrencyCode other, LocalDate on) {
        boolean cbr = source == RateSource.CBR;
        CurrencyCode base = cbr ? other : hub;
        CurrencyCode quote = cbr ? hub : other;
        LocalDate oldest = on.minusDays(cbr ? CBR_MAX_AGE_DAYS : ECB_MAX_AGE_DAYS);
        return runReports
                .rows(new Report<>(
                        SQL,
                        List.of(source.name(), base.value(), quote.value(), oldest, on),
                        StoredRates::read,
                        List.of()))
                .stream()
                .findFirst();
    }

    private static PinnedRate read(ResultSet row) throws SQLException {
        return new PinnedRate(
                new CurrencyCode(row.getString(1)),
                new CurrencyCode(row.getString(2)),
                row.getInt(3),
                row.getBigDecimal(4),
                RateSource.valueOf(row.getString(5)),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getString(8));
    }
}
