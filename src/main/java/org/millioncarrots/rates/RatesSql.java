package org.millioncarrots.rates;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.rates.publication.RateFile;
import org.millioncarrots.rates.publication.RateSeries;

/** All statements on publications, rates and refusals. Every method joins the transaction of its caller. */
@ApplicationScoped
public class RatesSql {
    private static final int ROWS_PER_STATEMENT = 20_000;

    private final Jdbc jdbc;

    RatesSql(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A publication without its bytes. */
    public record PublicationRow(
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
    public record NewRate(LocalDate publishedOn, LocalDate inForceFrom, RateFile.Rate rate) {}

    /**
     * One import after another, over all replicas: revisions are counted without gaps, and the order of the instants is the
     * order of the commits, which is what makes "known at" repeatable.
     *
     * @return the instant to record the next publication with
     */
    public Instant lockForImport(Instant now) {
        jdbc.query("select pg_advisory_xact_lock(7227001)", row -> true);
        Instant next = jdbc.query(
                        "select coalesce(max(recorded_at), 'epoch') from rate_publication", row -> Jdbc.instant(row, 1))
                .getFirst()
                .plusNanos(1_000);
        return next.isAfter(now) ? next : now;
    }

    public Optional<PublicationRow> publication(String sha256) {
        return jdbc
                .query(
                        """
                        select sha256, source, kind, published_on, in_force_from, revision, day_count, rate_count,
                            recorded_at, media_type
                        from rate_publication where sha256 = ?
                        """,
                        row -> new PublicationRow(
                                row.getString(1),
                                StoredByNewerVersion.value(RateSource.class, row.getString(2)),
                                StoredByNewerVersion.value(RateFile.Kind.class, row.getString(3)),
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

    public Optional<byte[]> raw(String sha256) {
        return jdbc.query("select raw from rate_publication where sha256 = ?", row -> row.getBytes(1), sha256).stream()
                .findFirst();
    }

    public void insertPublication(PublicationRow publication, byte[] raw) {
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

    /** What a publication brings that is not known, and how each of it is numbered. */
    public record Difference(List<NewRate> added, List<Integer> revisions) {
        public int corrected() {
            return (int) revisions.stream().filter(revision -> revision > 1).count();
        }

        public int revision() {
            return revisions.stream().max(Integer::compare).orElse(1);
        }
    }

    /** What is new or differs from the latest revision of its day; what is known already is left as it is. */
    public Difference difference(RateSource source, List<NewRate> rates) {
        Map<Key, Latest> known = latestRevisions(source, rates);
        List<NewRate> added = new ArrayList<>();
        List<Integer> revisions = new ArrayList<>();
        for (NewRate rate : rates) {
            Latest latest = known.get(new Key(rate.rate().base(), rate.rate().quote(), rate.inForceFrom()));
            if (latest == null || !latest.sameAs(rate.rate())) {
                added.add(rate);
                revisions.add(latest == null ? 1 : latest.revision() + 1);
            }
        }
        return new Difference(added, revisions);
    }

    /**
     * Stores a difference. Under the import lock, so that nothing is added between the comparison and the insertion. Before its
     * publication, which the foreign key looks for only at commit.
     */
    public void insertRates(RateSource source, String sha256, Difference difference) {
        List<NewRate> added = difference.added();
        for (int from = 0; from < added.size(); from += ROWS_PER_STATEMENT) {
            int to = Math.min(added.size(), from + ROWS_PER_STATEMENT);
            insert(
                    source,
                    sha256,
                    added.subList(from, to),
                    difference.revisions().subList(from, to));
        }
    }

    private record Key(CurrencyCode base, CurrencyCode quote, LocalDate inForceFrom) {}

    private record Latest(
            int revision,
            int nominal,
            BigDecimal value,
            @Nullable LocalDate until) {
        boolean sameAs(RateFile.Rate rate) {
            return Objects.equals(until, rate.until())
                    && value.multiply(BigDecimal.valueOf(rate.nominal()))
                                    .compareTo(rate.value().multiply(BigDecimal.valueOf(nominal)))
                            == 0;
        }
    }

    private Map<Key, Latest> latestRevisions(RateSource source, List<NewRate> rates) {
        LocalDate first = rates.stream()
                .map(NewRate::inForceFrom)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = rates.stream()
                .map(NewRate::inForceFrom)
                .max(LocalDate::compareTo)
                .orElseThrow();
        Map<Key, Latest> known = new HashMap<>();
        Map<String, CurrencyCode> currencies = new HashMap<>();
        jdbc.forEach(
                """
                select base, quote, in_force_from, revision, nominal, value, in_force_until from rate
                where source = ? and in_force_from between ? and ?
                """,
                row -> known.merge(
                        new Key(
                                currencies.computeIfAbsent(row.getString(1), CurrencyCode::new),
                                currencies.computeIfAbsent(row.getString(2), CurrencyCode::new),
                                Jdbc.date(row, 3)),
                        new Latest(
                                row.getInt(4), row.getInt(5), row.getBigDecimal(6), row.getObject(7, LocalDate.class)),
                        (one, other) -> one.revision() > other.revision() ? one : other),
                source,
                first,
                last);
        return known;
    }

    private void insert(RateSource source, String sha256, List<NewRate> rates, List<Integer> revisions) {
        jdbc.update(
                """
                insert into rate (source, base, quote, in_force_from, revision, published_on, in_force_until, nominal,
                    value, sha256)
                select ?, base, quote, in_force_from, revision, published_on, in_force_until, nominal, value, ?
                from unnest(?::varchar[], ?::varchar[], ?::date[], ?::integer[], ?::date[], ?::date[], ?::integer[],
                        ?::numeric[])
                    as n(base, quote, in_force_from, revision, published_on, in_force_until, nominal, value)
                """,
                source,
                sha256,
                column(rates, rate -> rate.rate().base().value()),
                column(rates, rate -> rate.rate().quote().value()),
                column(rates, rate -> rate.inForceFrom().toString()),
                column(revisions, String::valueOf),
                column(rates, rate -> rate.publishedOn().toString()),
                column(rates, rate -> text(rate.rate().until())),
                column(rates, rate -> String.valueOf(rate.rate().nominal())),
                column(rates, rate -> rate.rate().value().toPlainString()));
    }

    public Optional<LocalDate> newestDay(RateSource source) {
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
            RateSource source = Jdbc.source(row, 1);
            if (publication == null || source == null) {
                return; // committed after the publications were read: seen at the next refresh
            }
            RateTable.Pair pair = new RateTable.Pair(
                    source,
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

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
