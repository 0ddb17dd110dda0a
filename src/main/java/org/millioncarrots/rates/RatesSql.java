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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.publication.RateFile;
import org.millioncarrots.rates.publication.RateSeries;

/** All statements on publications and rates. Every method joins the transaction of its caller. */
@ApplicationScoped
public class RatesSql {
    private static final String INSERT_RATE = """
            insert into rate (source, base, quote, in_force_from, revision, published_on, in_force_until, nominal, value, sha256)
            values (:source, :base, :quote, :from, :revision, :publishedOn, :until, :nominal, :value, :sha256)
            """;

    /** A newer version may know more sources: nobody can ask this one for their rates. */
    public static final Set<String> KNOWN_SOURCES =
            Stream.of(RateSource.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Sql sql;
    private final Locks locks;

    RatesSql(Sql sql, Locks locks) {
        this.sql = sql;
        this.locks = locks;
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
    public record NewRate(LocalDate publishedOn, LocalDate inForceFrom, RateFile.Rate rate, int revision) {}

    /**
     * One import after another, over all replicas: revisions are counted without gaps, and the order of the instants is the
     * order of the commits, which is what makes "known at" repeatable.
     *
     * @return the instant to record the next publication with
     */
    public Instant lockForImport(Instant now) {
        locks.exclusive(Locks.One.RATES);
        Instant next = sql.of("select coalesce(max(recorded_at), 'epoch') as newest from rate_publication")
                .one(row -> row.instant("newest"))
                .plusNanos(1_000);
        return next.isAfter(now) ? next : now;
    }

    public Optional<PublicationRow> publication(String sha256) {
        return sql.of("""
                select sha256, source, kind, published_on, in_force_from, revision, day_count, rate_count, recorded_at, media_type
                from rate_publication where sha256 = :sha256
                """)
                .with("sha256", sha256)
                .first(row -> new PublicationRow(
                        row.text("sha256"),
                        StoredByNewerVersion.value(RateSource.class, row.text("source")),
                        StoredByNewerVersion.value(RateFile.Kind.class, row.text("kind")),
                        row.date("published_on"),
                        row.date("in_force_from"),
                        row.integer("revision"),
                        row.integer("day_count"),
                        row.integer("rate_count"),
                        row.instant("recorded_at"),
                        row.text("media_type")));
    }

    public Optional<byte[]> raw(String sha256) {
        return sql.of("select raw from rate_publication where sha256 = :sha256")
                .with("sha256", sha256)
                .first(row -> row.bytes("raw"));
    }

    public void insertPublication(PublicationRow publication, byte[] raw) {
        sql.of("""
                insert into rate_publication (sha256, source, kind, published_on, in_force_from, revision, day_count, rate_count,
                    recorded_at, media_type, raw)
                values (:sha256, :source, :kind, :publishedOn, :from, :revision, :days, :rates, :recordedAt, :mediaType, :raw)
                """)
                .with("sha256", publication.sha256())
                .with("source", publication.source())
                .with("kind", publication.kind())
                .with("publishedOn", publication.publishedOn())
                .with("from", publication.inForceFrom())
                .with("revision", publication.revision())
                .with("days", publication.dayCount())
                .with("rates", publication.rateCount())
                .with("recordedAt", publication.recordedAt())
                .with("mediaType", publication.mediaType())
                .with("raw", raw)
                .run();
    }

    /** What a publication brings that is not known, numbered. */
    public record Difference(List<NewRate> added) {
        public static final Difference NONE = new Difference(List.of());

        /** Those that differ from what is known of their day. */
        public List<NewRate> corrections() {
            return added.stream().filter(rate -> rate.revision() > 1).toList();
        }

        public int revision() {
            return added.stream().mapToInt(NewRate::revision).max().orElse(1);
        }
    }

    /** What is new or differs from the latest revision of its day; what is known already is left as it is. */
    public Difference difference(RateFile file) {
        Map<Key, Latest> known = latestRevisions(file);
        List<NewRate> added = new ArrayList<>();
        for (RateFile.Day day : file.days()) {
            for (RateFile.Rate rate : day.rates()) {
                Latest latest = known.get(new Key(rate.base(), rate.quote(), day.inForceFrom()));
                if (latest == null || !latest.sameAs(rate)) {
                    int revision = latest == null ? 1 : latest.revision() + 1;
                    added.add(new NewRate(day.publishedOn(), day.inForceFrom(), rate, revision));
                }
            }
        }
        return new Difference(added);
    }

    /**
     * Stores a difference. Under the import lock, so that nothing is added between the comparison and the insertion. Before its
     * publication, which the foreign key looks for only at commit.
     */
    public void insertRates(RateSource source, String sha256, Difference difference) {
        sql.batch(INSERT_RATE, difference.added(), (values, added) -> values.with("source", source)
                .with("base", added.rate().base())
                .with("quote", added.rate().quote())
                .with("from", added.inForceFrom())
                .with("revision", added.revision())
                .with("publishedOn", added.publishedOn())
                .with("until", added.rate().until())
                .with("nominal", added.rate().nominal())
                .with("value", added.rate().value())
                .with("sha256", sha256));
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

    private Map<Key, Latest> latestRevisions(RateFile file) {
        Map<Key, Latest> known = new HashMap<>();
        Currencies currencies = new Currencies();
        sql.of("""
                select base, quote, in_force_from, revision, nominal, value, in_force_until from rate
                where source = :source and in_force_from between :first and :last
                """)
                .with("source", file.source())
                .with("first", file.oldestInForceFrom())
                .with("last", file.newestInForceFrom())
                .forEach(row -> known.merge(
                        new Key(currencies.of(row, "base"), currencies.of(row, "quote"), row.date("in_force_from")),
                        new Latest(
                                row.integer("revision"),
                                row.integer("nominal"),
                                row.decimal("value"),
                                row.dateOrNull("in_force_until")),
                        (one, other) -> one.revision() > other.revision() ? one : other));
        return known;
    }

    public Optional<LocalDate> newestDay(RateSource source) {
        return sql.of("select max(in_force_from) as newest from rate where source = :source")
                .with("source", source)
                .one(row -> Optional.ofNullable(row.dateOrNull("newest")));
    }

    /** Publications are only ever added, so their number tells whether there is something new. */
    long publicationCount() {
        return sql.of("select count(*) from rate_publication").number();
    }

    /** Every rate that is held, for the look-up table in memory. */
    Map<RateTable.Pair, List<RateSeries.Entry>> allRates() {
        Map<String, RateSeries.Entry.Publication> publications = new HashMap<>();
        sql.of("select sha256, recorded_at from rate_publication")
                .forEach(row -> publications.put(
                        row.text("sha256"),
                        new RateSeries.Entry.Publication(row.text("sha256"), row.instant("recorded_at"))));
        Currencies currencies = new Currencies();
        Map<RateTable.Pair, List<RateSeries.Entry>> rates = new HashMap<>();
        sql.of("""
                select source, base, quote, published_on, in_force_from, revision, nominal, value, in_force_until, sha256
                from rate where source = any (:known)
                """).with("known", KNOWN_SOURCES).forEach(row -> {
            RateSeries.Entry.Publication publication = publications.get(row.text("sha256"));
            if (publication == null) {
                return; // committed after the publications were read: seen at the next refresh
            }
            RateTable.Pair pair = new RateTable.Pair(
                    row.code(RateSource.class, "source"), currencies.of(row, "base"), currencies.of(row, "quote"));
            rates.computeIfAbsent(pair, p -> new ArrayList<>())
                    .add(new RateSeries.Entry(
                            row.date("published_on"),
                            row.date("in_force_from"),
                            row.integer("revision"),
                            row.integer("nominal"),
                            row.decimal("value"),
                            row.dateOrNull("in_force_until"),
                            publication));
        });
        return rates;
    }

    /** One object for each currency, however many rows name it. */
    private static final class Currencies {
        private final Map<String, CurrencyCode> byCode = new HashMap<>();

        CurrencyCode of(Row row, String column) {
            return byCode.computeIfAbsent(row.text(column), CurrencyCode::new);
        }
    }
}
