package org.millioncarrots.rates;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;
import org.millioncarrots.rates.RateFile.Refusal;

/** Stores a bank's publication as it came, with the rates in it; or refuses it as a whole and keeps the reason. */
@ApplicationScoped
class ImportPublication {
    /** Tells that there are new rates, once they are committed. */
    record RatesRecorded(RateSource source) {}

    /**
     * What an import did.
     *
     * @param recorded rates that were new
     * @param corrected how many of these differ from what was published for their day before
     * @param alreadyKnown the same bytes were imported before; nothing was done
     */
    record Imported(
            RatesSql.PublicationRow publication,
            int recorded,
            int corrected,
            boolean alreadyKnown,
            List<String> skipped) {}

    private final RatesSql sql;
    private final RefusalSql refusals;
    private final Clock clock;
    private final Event<RatesRecorded> recorded;
    private final Event<EventLine> events;

    ImportPublication(
            RatesSql sql, RefusalSql refusals, Clock clock, Event<RatesRecorded> recorded, Event<EventLine> events) {
        this.sql = sql;
        this.refusals = refusals;
        this.clock = clock;
        this.recorded = recorded;
        this.events = events;
    }

    /** A file that a person sends; it may be about any day of the past.
     *
     * @param expected the source that the sender names; the file must be from it
     * @throws Problem if the publication is refused; the reason is kept
     */
    @Transactional
    Imported uploaded(byte[] bytes, @Nullable RateSource expected) {
        return orKeepRefusal(bytes, expected, () -> bankFile(bytes, expected, Optional.empty()));
    }

    /** A file that a bank's server answered with.
     *
     * @param newestKnown the newest day that this feed brought; the file must not go back behind it
     */
    @Transactional
    Imported fetched(byte[] bytes, RateSource source, Optional<LocalDate> newestKnown) {
        return orKeepRefusal(bytes, source, () -> bankFile(bytes, source, newestKnown));
    }

    /** Figures of our own making that need no check: bundled reference data, approved manual rates. */
    @Transactional
    Imported trusted(byte[] bytes, String mediaType, RateFile file) {
        return store(bytes, mediaType, file, () -> {});
    }

    private interface Import {
        Imported run();
    }

    private Imported orKeepRefusal(byte[] bytes, @Nullable RateSource source, Import work) {
        try {
            return work.run();
        } catch (Refusal refusal) {
            // In a transaction of its own, because the caller's is rolled back by the problem.
            QuarkusTransaction.requiringNew()
                    .run(() -> refusals.insert(new RefusalSql.RefusalRow(
                            sha256(bytes), refusal.reason(), source, bytes.length, clock.instant())));
            throw Problem.of(ProblemType.RATE_REFUSED, refusal.reason());
        }
    }

    private Imported bankFile(byte[] bytes, @Nullable RateSource expected, Optional<LocalDate> newestKnown) {
        RateFile file = RateXml.read(bytes);
        if (expected != null && expected != file.source()) {
            throw new Refusal("a file of " + expected + " is expected, this one is of " + file.source());
        }
        return store(bytes, "application/xml", file, () -> {
            newestKnown.ifPresent(day -> PublicationChecks.checkForward(file, day));
            PublicationChecks.check(file, clock.instant(), (rate, on) -> sql.near(file.source(), rate, on));
        });
    }

    private Imported store(byte[] bytes, String mediaType, RateFile file, Runnable checks) {
        String sha256 = sha256(bytes);
        Instant recordedAt = sql.lockForImport(clock.instant());
        Optional<RatesSql.PublicationRow> known = sql.publication(sha256);
        if (known.isPresent()) {
            return new Imported(known.get(), 0, 0, true, skipped(file));
        }
        checks.run();
        List<RatesSql.NewRate> rates = file.days().stream()
                .flatMap(day -> day.rates().stream()
                        .map(rate -> new RatesSql.NewRate(day.publishedOn(), day.inForceFrom(), rate)))
                .toList();
        RatesSql.Recorded stored = sql.insertRates(file.source(), sha256, rates);
        RatesSql.PublicationRow publication = new RatesSql.PublicationRow(
                sha256,
                file.source(),
                file.kind(),
                file.newestPublishedOn(),
                file.newestInForceFrom(),
                stored.revision(),
                file.days().size(),
                file.rateCount(),
                recordedAt,
                mediaType);
        sql.insertPublication(publication, bytes);
        recorded.fire(new RatesRecorded(file.source()));
        events.fire(EventLine.of("rates-imported")
                .code("source", file.source())
                .code("kind", file.kind())
                .date("newest", file.newestInForceFrom())
                .number("rates", stored.rates())
                .number("corrected", stored.corrected()));
        return new Imported(publication, stored.rates(), stored.corrected(), false, skipped(file));
    }

    private static List<String> skipped(RateFile file) {
        return file.skipped().stream().sorted().toList();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
