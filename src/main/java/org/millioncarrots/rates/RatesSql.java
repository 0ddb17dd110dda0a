package org.millioncarrots.rates;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;

/** All statements on publications, rates and refusals. Every method joins the transaction of its caller. */
@ApplicationScoped
class RatesSql {
    private static final int ROWS_PER_STATEMENT = 20_000;

    private final Jdbc jdbc;

    RatesSql(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A publication without its bytes. */
    record PublicationRow(
            String sha256,
            RateSource source,
            RateFile.Kind kind,
            LocalDate publishedOn,
            LocalDate inForceFrom,
            int revision,
            int dayCount,
            int rateCount,
            Instant recordedAt,
            String mediaType) {}

    /** A rate that is about to be stored. */
    record NewRate(LocalDate publishedOn, LocalDate inForceFrom, RateFile.Rate rate) {}

    /** A refused publication; nothing of its content is kept but its hash. */
    record RefusalRow(
            String sha256, String reason, @Nullable RateSource source, int byteCount, Instant recordedAt) {}

    /** How many rates a publication brought: new ones, and how many of these correct an earlier value of the same day. */
    record Recorded(int rates, int corrected, int revision) {
        Recorded plus(Recorded other) {
            return new Recorded(rates + other.rates, corrected + other.corrected, Math.max(revision, other.revision));
        }
    }

    /** A known rate of a pair, near the day that is asked about. */
    record NearRate(LocalDate inForceFrom, int nominal, BigDecimal value) {}

    /**
     * One import after another, over all replicas: revisions are counted without gaps, and the order of the instants is the
     * order of the commits, which is what makes "known at" repeatable.
     *
     * @return the instant to record the next publication with
     */
    Instant lockForImport(Instant now) {
        jdbc.query("select pg_advisory_xact_lock(7227001)", row -> true);
        Instant next = jdbc.query(
                        "select coalesce(max(recorded_at), 'epoch') from rate_publication", row -> Jdbc.instant(row, 1))
                .getFirst()
                .plusNanos(1_000);
        return next.isAfter(now) ? next : now;
    }

    Optional<PublicationRow> publication(String sha256) {
        return jdbc
                .query(
                        """
                        select sha256, source, kind, published_on, in_force_from, revision, day_count, rate_count,
                            recorded_at, media_type
                        from rate_publication where sha256 = ?
                        """,
                        row -> new PublicationRow(
                                row.getString(1),
                                source(row.getString(2)),
                                RateFile.Kind.valueOf(row.getString(3)),
                                Jdbc.date(row, 4),
                                Jdbc.date(row, 5),
                                row.getInt(6),
                                row.getInt(7),
                                row.getInt(8),
                                Jdbc.instant(row, 9),
                                row.getString(10)),
                        sha256)
                .stream()
                .findFirst();
    }

    Optional<byte[]> raw(String sha256) {
        return jdbc.query("select raw from rate_publication where sha256 = ?", row -> row.getBytes(1), sha256).stream()
                .findFirst();
    }

    void insertPublication(PublicationRow publication, byte[] raw) {
        jdbc.update(
                """
                insert into rate_publication (sha256, source, kind, published_on, in_force_from, revision, day_count,
                    rate_count, recorded_at, media_type, raw)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                publication.sha256(),
                publication.source(),
                publication.kind(),
                publication.publishedOn(),
                publication.inForceFrom(),
                publication.revision(),
                publication.dayCount(),
                publication.rateCount(),
                publication.recordedAt(),
                publication.mediaType(),
                raw);
    }

    /**
     * Stores what is new or differs from the latest revision of its day; what is known already is left as it is. Before its
     * publication, which the foreign key looks for only at commit.
     */
    Recorded insertRates(RateSource source, String sha256, List<NewRate> rates) {
        Recorded sum = new Recorded(0, 0, 1);
        for (int from = 0; from < rates.size(); from += ROWS_PER_STATEMENT) {
            List<NewRate> chunk = rates.subList(from, Math.min(rates.size(), from + ROWS_PER_STATEMENT));
            sum = sum.plus(jdbc.query(
                            """
                            with recorded as (
                                insert into rate (source, base, quote, in_force_from, revision, published_on,
                                    in_force_until, nominal, value, sha256)
                                select ?, n.base, n.quote, n.in_force_from, coalesce(k.revision, 0) + 1, n.published_on,
                                    n.in_force_until, n.nominal, n.value, ?
                                from unnest(?::varchar[], ?::varchar[], ?::date[], ?::date[], ?::date[], ?::integer[],
                                        ?::numeric[])
                                    as n(base, quote, published_on, in_force_from, in_force_until, nominal, value)
                                left join lateral (
                                    select r.revision, r.nominal, r.value, r.in_force_until from rate r
                                    where r.source = ? and r.base = n.base and r.quote = n.quote
                                        and r.in_force_from = n.in_force_from
                                    order by r.revision desc limit 1
                                ) k on true
                                where k.revision is null or k.value * n.nominal <> n.value * k.nominal
                                    or k.in_force_until is distinct from n.in_force_until
                                returning revision
                            )
                            select count(*), count(*) filter (where revision > 1), coalesce(max(revision), 1) from recorded
                            """,
                            row -> new Recorded(row.getInt(1), row.getInt(2), row.getInt(3)),
                            source,
                            sha256,
                            column(chunk, rate -> rate.rate().base().value()),
                            column(chunk, rate -> rate.rate().quote().value()),
                            column(chunk, rate -> rate.publishedOn().toString()),
                            column(chunk, rate -> rate.inForceFrom().toString()),
                            column(chunk, rate -> text(rate.rate().until())),
                            column(chunk, rate -> String.valueOf(rate.rate().nominal())),
                            column(chunk, rate -> rate.rate().value().toPlainString()),
                            source)
                    .getFirst());
        }
        return sum;
    }

    /** The latest rate that is known for a pair on the day or before, else the first after it. */
    Optional<NearRate> near(RateSource source, RateFile.Rate rate, LocalDate on) {
        String base = rate.base().value();
        String quote = rate.quote().value();
        return jdbc
                .query(
                        """
                        (select in_force_from, nominal, value from rate
                         where source = ? and base = ? and quote = ? and in_force_from <= ?
                         order by in_force_from desc, revision desc limit 1)
                        union all
                        (select in_force_from, nominal, value from rate
                         where source = ? and base = ? and quote = ? and in_force_from > ?
                         order by in_force_from, revision desc limit 1)
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

    Optional<LocalDate> newestDay(RateSource source) {
        return jdbc
                .query(
                        "select in_force_from from rate where source = ? order by in_force_from desc limit 1",
                        row -> Jdbc.date(row, 1),
                        source)
                .stream()
                .findFirst();
    }

    /** Publications are only ever added, so their number tells whether there is something new. */
    long publicationCount() {
        return jdbc.query("select count(*) from rate_publication", row -> row.getLong(1))
                .getFirst();
    }

    /** Every rate that is held, for the look-up table in memory. */
    Map<RateTable.Pair, List<RateSeries.Entry>> allRates() {
        Map<String, RateSeries.Entry.Publication> publications = new HashMap<>();
        jdbc.forEach(
                "select sha256, recorded_at from rate_publication",
                row -> publications.put(
                        row.getString(1), new RateSeries.Entry.Publication(row.getString(1), Jdbc.instant(row, 2))));
        Map<String, CurrencyCode> currencies = new HashMap<>();
        Map<RateTable.Pair, List<RateSeries.Entry>> rates = new HashMap<>();
        jdbc.forEach("""
                select source, base, quote, published_on, in_force_from, revision, nominal, value, in_force_until, sha256
                from rate
                """, row -> {
            RateSeries.Entry.Publication publication = publications.get(row.getString(10));
            if (publication == null) {
                return; // committed after the publications were read: seen at the next refresh
            }
            RateTable.Pair pair = new RateTable.Pair(
                    source(row.getString(1)),
                    currencies.computeIfAbsent(row.getString(2), CurrencyCode::new),
                    currencies.computeIfAbsent(row.getString(3), CurrencyCode::new));
            rates.computeIfAbsent(pair, p -> new ArrayList<>())
                    .add(new RateSeries.Entry(
                            Jdbc.date(row, 4),
                            Jdbc.date(row, 5),
                            row.getInt(6),
                            row.getInt(7),
                            row.getBigDecimal(8),
                            row.getObject(9, LocalDate.class),
                            publication));
        });
        return rates;
    }

    void insertRefusal(RefusalRow refusal) {
        jdbc.update(
                """
                insert into rate_refusal (sha256, reason, source, byte_count, recorded_at)
                values (?, ?, ?, ?, ?) on conflict on constraint rate_refusal_pk do nothing
                """, refusal.sha256(), refusal.reason(), refusal.source(), refusal.byteCount(), refusal.recordedAt());
    }

    /** The newest refusals first, those before a given instant. */
    List<RefusalRow> refusals(Instant before, int limit) {
        return jdbc.query(
                """
                select sha256, reason, source, byte_count, recorded_at from rate_refusal
                where recorded_at < ? order by recorded_at desc, sha256 limit ?
                """,
                row -> {
                    String source = row.getString(3);
                    return new RefusalRow(
                            row.getString(1),
                            row.getString(2),
                            source == null ? null : source(source),
                            row.getInt(4),
                            Jdbc.instant(row, 5));
                },
                before,
                limit);
    }

    private static @Nullable String[] column(List<NewRate> rates, Function<NewRate, @Nullable String> cell) {
        return rates.stream().map(cell).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static RateSource source(String name) {
        return RateSource.valueOf(name);
    }
}
