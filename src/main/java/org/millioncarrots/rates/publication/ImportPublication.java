package org.millioncarrots.rates.publication;

import io.quarkus.transaction.annotations.Rollback;
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
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.rates.KnownAround;
import org.millioncarrots.rates.RatesSql;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/** Stores a bank's publication as it came, with the rates in it; or refuses it as a whole and keeps the reason. */
@ApplicationScoped
public class ImportPublication {
    private static final int LONGEST_REASON = 300;

    /** Tells that there are new rates, once they are committed. */
    public record RatesRecorded(RateSource source) {}

    /**
     * What an import did.
     *
     * @param recorded rates that were new
     * @param corrected how many of these differ from what was published for their day before
     * @param alreadyKnown the same bytes were imported before; nothing was done
     * @param skipped codes that are no currency with a minor unit
     * @param leftOut lines that cannot be right, of currencies that nobody is paid in
     */
    record Imported(
            RatesSql.PublicationRow publication,
            int recorded,
            int corrected,
            boolean alreadyKnown,
            List<String> skipped,
            List<String> leftOut) {}

    private final RatesSql sql;
    private final FirstRatesSql first;
    private final RefusalSql refusals;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;
    private final Event<RatesRecorded> recorded;
    private final Event<EventLine> events;

    ImportPublication(
            RatesSql sql,
            FirstRatesSql first,
            RefusalSql refusals,
            AuditLog auditLog,
            Ids ids,
            Clock clock,
            Event<RatesRecorded> recorded,
            Event<EventLine> events) {
        this.sql = sql;
        this.first = first;
        this.refusals = refusals;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
        this.recorded = recorded;
        this.events = events;
    }

    /**
     * A file that a person sends; it may be about any day of the past.
     *
     * @param expected the source that the sender names; the file must be from it
     * @throws Problem if the publication is refused; the reason is kept
     */
    @Transactional
    Imported uploaded(byte[] bytes, @Nullable RateSource expected) {
        return orKeepRefusal(bytes, expected, () -> bankFile(bytes, expected, Optional.empty(), true));
    }

    /** What {@link #uploaded} would do; stores nothing but the reason of a refusal. */
    @Transactional
    Imported looked(byte[] bytes, @Nullable RateSource expected) {
        return orKeepRefusal(bytes, expected, () -> bankFile(bytes, expected, Optional.empty(), false));
    }

    /** A file that a bank's server answered with.
     *
     * @param newestKnown the newest day that this feed brought; the file must not go back behind it
     */
    @Transactional
    Imported fetched(byte[] bytes, RateSource source, Optional<LocalDate> newestKnown) {
        return orKeepRefusal(bytes, source, () -> bankFile(bytes, source, newestKnown, true));
    }

    /** Figures of our own making that need no check: bundled reference data, approved manual rates. */
    @Transactional
    public Imported trusted(byte[] bytes, String mediaType, RateFile file) {
        return store(bytes, mediaType, file);
    }

    private interface Import {
        Imported run();
    }

    private Imported orKeepRefusal(byte[] bytes, @Nullable RateSource source, Import work) {
        try {
            return work.run();
        } catch (Refusal refusal) {
            keep(bytes, source, refusal.reason(), AuditAction.RATES_REFUSED);
            throw new Refused(refusal.reason());
        }
    }

    /** The transaction, which has stored nothing but the reason by now, is committed all the same. */
    @Rollback(false)
    static final class Refused extends Problem {
        private Refused(String reason) {
            super(ProblemType.RATE_REFUSED, reason, List.of());
        }
    }

    private void keep(byte[] bytes, @Nullable RateSource source, String reason, AuditAction action) {
        String sha256 = sha256(bytes);
        String shown = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        if (refusals.insert(new RefusalSql.RefusalRow(sha256, shown, source, bytes.length, clock.instant()))) {
            auditLog.record(action, ids.next(), AuditDetail.sha256("file", sha256));
        }
    }

    private Imported bankFile(
            byte[] bytes, @Nullable RateSource expected, Optional<LocalDate> newestKnown, boolean keep) {
        RateFile file = RateXml.read(bytes);
        if (expected != null && expected != file.source()) {
            throw new Refusal("a file of " + expected + " is expected, this one is of " + file.source());
        }
        Instant recordedAt = sql.lockForImport(clock.instant());
        Optional<RatesSql.PublicationRow> known = sql.publication(sha256(bytes));
        if (known.isPresent()) {
            return new Imported(known.get(), 0, 0, true, skipped(file), file.leftOut());
        }
        newestKnown.ifPresent(day -> PublicationChecks.checkForward(file, day));
        RateFile plausible = PublicationChecks.check(file, clock.instant(), new KnownAround(first, file));
        Imported imported = record(bytes, "application/xml", plausible, recordedAt, keep);
        if (keep) {
            plausible.leftOut().forEach(reason -> keep(bytes, file.source(), reason, AuditAction.RATE_LEFT_OUT));
            auditLog.record(
                    AuditAction.RATES_IMPORTED,
                    ids.next(),
                    AuditDetail.code("source", file.source()),
                    AuditDetail.sha256("file", sha256(bytes)),
                    AuditDetail.number("recorded", imported.recorded()),
                    AuditDetail.number("corrected", imported.corrected()));
        }
        return imported;
    }

    private Imported store(byte[] bytes, String mediaType, RateFile file) {
        Instant recordedAt = sql.lockForImport(clock.instant());
        return sql.publication(sha256(bytes))
                .map(known -> new Imported(known, 0, 0, true, skipped(file), file.leftOut()))
                .orElseGet(() -> record(bytes, mediaType, file, recordedAt, true));
    }

    private Imported record(byte[] bytes, String mediaType, RateFile file, Instant recordedAt, boolean keep) {
        String sha256 = sha256(bytes);
        List<RatesSql.NewRate> rates = file.days().stream()
                .flatMap(day -> day.rates().stream()
                        .map(rate -> new RatesSql.NewRate(day.publishedOn(), day.inForceFrom(), rate)))
                .toList();
        RatesSql.Difference difference = sql.difference(file.source(), rates);
        RatesSql.PublicationRow publication = new RatesSql.PublicationRow(
                sha256,
                file.source(),
                file.kind(),
                file.newestPublishedOn(),
                file.newestInForceFrom(),
                difference.revision(),
                file.days().size(),
                file.rateCount(),
                recordedAt,
                mediaType);
        if (keep) {
            sql.insertRates(file.source(), sha256, difference);
            sql.insertPublication(publication, bytes);
            recorded.fire(new RatesRecorded(file.source()));
            events.fire(EventLine.of("rates-imported")
                    .code("source", file.source())
                    .code("kind", file.kind())
                    .date("newest", file.newestInForceFrom())
                    .number("rates", difference.added().size())
                    .number("corrected", difference.corrected()));
        }
        return new Imported(
                publication, difference.added().size(), difference.corrected(), false, skipped(file), file.leftOut());
    }

    private static List<String> skipped(RateFile file) {
        return file.skipped().stream().sorted().toList();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
