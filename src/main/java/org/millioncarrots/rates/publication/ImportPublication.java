package org.millioncarrots.rates.publication;

import io.quarkus.transaction.annotations.Rollback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.rates.RatesSql;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/** Stores a bank's publication as it came, with the rates in it; or refuses it as a whole and keeps the reason. */
@ApplicationScoped
public class ImportPublication {
    /**
     * There are new rates.
     *
     * @param sha256 of the publication that they come from
     */
    public record RatesRecorded(RateSource source, String sha256) {}

    /**
     * What an import did.
     *
     * @param recorded rates that were new
     * @param corrected how many of these differ from what was published for their day before
     * @param correctedInUse the days of these that something was decided or paid by
     * @param alreadyKnown the same bytes were imported before; nothing was done
     * @param skipped codes that are no currency with a minor unit
     * @param leftOut lines that cannot be right, of currencies that nobody is paid in
     */
    record Imported(
            RatesSql.PublicationRow publication,
            int recorded,
            int corrected,
            List<LocalDate> correctedInUse,
            boolean alreadyKnown,
            List<String> skipped,
            List<String> leftOut) {}

    private final RatesSql sql;
    private final FirstRatesSql first;
    private final RateUseSql uses;
    private final ImportTrail trail;
    private final Clock clock;
    private final Event<RatesRecorded> recorded;

    ImportPublication(
            RatesSql sql,
            FirstRatesSql first,
            RateUseSql uses,
            ImportTrail trail,
            Clock clock,
            Event<RatesRecorded> recorded) {
        this.sql = sql;
        this.first = first;
        this.uses = uses;
        this.trail = trail;
        this.clock = clock;
        this.recorded = recorded;
    }

    /** Whose file it is. */
    private enum From {
        /** Two people's, who gave a reason where they had to. */
        PEOPLE,
        FEED,
        /** Nobody's yet: nothing is stored. */
        LOOK
    }

    /**
     * A file that one person has sent and another confirmed; it may be about any day of the past.
     *
     * @param expected the source that the sender names; the file must be from it
     * @throws Problem if the publication is refused; the reason is kept
     */
    @Transactional
    Imported uploaded(byte[] bytes, @Nullable RateSource expected) {
        return orKeepRefusal(bytes, expected, () -> bankFile(bytes, expected, Optional.empty(), From.PEOPLE));
    }

    /** What {@link #uploaded} would do; stores nothing but the reason of a refusal. */
    @Transactional
    Imported looked(byte[] bytes, @Nullable RateSource expected) {
        return orKeepRefusal(bytes, expected, () -> bankFile(bytes, expected, Optional.empty(), From.LOOK));
    }

    /**
     * A file that a bank's server answered with. One that corrects a day by which something was decided or paid is for two people.
     *
     * @param newestKnown the newest day that this feed brought; the file must not go back behind it
     */
    @Transactional
    Imported fetched(byte[] bytes, Publisher bank, Optional<LocalDate> newestKnown) {
        return orKeepRefusal(bytes, bank.source(), () -> bankFile(bytes, bank.source(), newestKnown, From.FEED));
    }

    /** Figures of our own making that need no check: bundled reference data, approved manual rates. */
    @Transactional
    public void trusted(byte[] bytes, String mediaType, RateFile file) {
        Instant recordedAt = sql.lockForImport(clock.instant());
        if (sql.publication(Sha256.of(bytes)).isEmpty()) {
            RatesSql.Difference difference = sql.difference(file);
            store(publication(bytes, mediaType, file, difference, recordedAt), file, difference, bytes);
        }
    }

    private interface Import {
        Imported run();
    }

    private Imported orKeepRefusal(byte[] bytes, @Nullable RateSource source, Import work) {
        try {
            return work.run();
        } catch (Refusal refusal) {
            trail.refused(bytes, source, refusal.reason());
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

    private Imported bankFile(byte[] bytes, @Nullable RateSource expected, Optional<LocalDate> newestKnown, From from) {
        RateFile file = RateXml.read(bytes);
        if (expected != null && expected != file.source()) {
            throw new Refusal("a file of " + expected + " is expected, this one is of " + file.source());
        }
        Instant recordedAt = sql.lockForImport(clock.instant());
        Optional<RatesSql.PublicationRow> known = sql.publication(Sha256.of(bytes));
        if (known.isPresent()) {
            return imported(known.get(), file, RatesSql.Difference.NONE, List.of(), true);
        }
        newestKnown.ifPresent(day -> PublicationChecks.checkForward(file, day));
        RateFile plausible = PublicationChecks.check(file, clock.instant(), new KnownAround(first, file));
        RatesSql.Difference difference = sql.difference(plausible);
        List<LocalDate> inUse = uses.inUse(file.source(), difference.corrections());
        if (from == From.FEED && !inUse.isEmpty()) {
            throw new Refusal(
                    "it corrects " + inUse.getFirst() + ", by which something was decided or paid: one person sends"
                            + " the file with a reason, another confirms it");
        }
        RatesSql.PublicationRow publication = publication(bytes, "application/xml", plausible, difference, recordedAt);
        if (from != From.LOOK) {
            store(publication, plausible, difference, bytes);
            plausible.leftOut().forEach(reason -> trail.leftOut(bytes, file.source(), reason));
        }
        return imported(publication, plausible, difference, inUse, false);
    }

    private static RatesSql.PublicationRow publication(
            byte[] bytes, String mediaType, RateFile file, RatesSql.Difference difference, Instant recordedAt) {
        return new RatesSql.PublicationRow(
                Sha256.of(bytes),
                file.source(),
                file.kind(),
                file.newestPublishedOn(),
                file.newestInForceFrom(),
                difference.revision(),
                file.days().size(),
                file.rateCount(),
                recordedAt,
                mediaType);
    }

    private void store(
            RatesSql.PublicationRow publication, RateFile file, RatesSql.Difference difference, byte[] bytes) {
        sql.insertRates(file.source(), publication.sha256(), difference);
        sql.insertPublication(publication, bytes);
        recorded.fire(new RatesRecorded(file.source(), publication.sha256()));
        trail.imported(file, publication.sha256(), difference);
    }

    private static Imported imported(
            RatesSql.PublicationRow publication,
            RateFile file,
            RatesSql.Difference difference,
            List<LocalDate> inUse,
            boolean alreadyKnown) {
        return new Imported(
                publication,
                difference.added().size(),
                difference.corrections().size(),
                inUse,
                alreadyKnown,
                file.skipped().stream().sorted().toList(),
                file.leftOut());
    }
}
