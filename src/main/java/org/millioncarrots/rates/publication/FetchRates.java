package org.millioncarrots.rates.publication;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.rates.RatesSql;
import org.millioncarrots.rates.publication.FeedClient.Answer;
import org.millioncarrots.rates.publication.FeedClient.Unavailable;
import org.millioncarrots.rates.publication.FeedClient.Version;

/**
 * Fetches the banks' publications on a schedule, one replica at a time, and catches up on days that were missed. A bank that
 * does not answer is said once; attempts go on, further and further apart.
 */
@ApplicationScoped
class FetchRates {
    private static final Logger LOG = Logger.getLogger(FetchRates.class);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final FeedSql sql;
    private final RatesSql rates;
    private final ImportPublication imports;
    private final Event<EventLine> events;
    private final Clock clock;
    private final FeedSettings settings;
    private final FeedClient client = new FeedClient();

    FetchRates(
            FeedSql sql,
            RatesSql rates,
            ImportPublication imports,
            Event<EventLine> events,
            Clock clock,
            FeedSettings settings) {
        this.sql = sql;
        this.rates = rates;
        this.imports = imports;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
    }

    /** What one turn came to. */
    enum Turn {
        NOT_DUE,
        NOTHING_NEW,
        FETCHED,
        FAILED
    }

    @Scheduled(
            identity = "fetch-rates",
            every = "${carrots.feeds.every}",
            delayed = "${carrots.feeds.delay}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyMinute() {
        Publisher.BANKS.forEach(bank -> bank.address(settings).ifPresent(folder -> fetch(bank, folder)));
    }

    /** @param folder of the bank's files, without a slash at the end */
    Turn fetch(Publisher bank, URI folder) {
        Optional<FeedSql.Feed> claimed = sql.claim(bank, clock.instant());
        if (claimed.isEmpty()) {
            return Turn.NOT_DUE;
        }
        FeedSql.Feed feed = claimed.get();
        try {
            Progress progress = progress(feed, folder);
            Instant now = clock.instant();
            sql.succeeded(bank, now, now.plus(settings.poll()), progress.newestDay(), progress.version());
            if (feed.failures() > 0) {
                LOG.infof("%s answers again", bank);
            }
            return ended(bank, progress.imported() ? Turn.FETCHED : Turn.NOTHING_NEW);
        } catch (Unavailable unavailable) {
            return failed(feed, unavailable.reason());
        } catch (Problem refused) {
            return failed(feed, refused.detail());
        }
    }

    private record Progress(@Nullable LocalDate newestDay, Version version, boolean imported) {}

    private Turn failed(FeedSql.Feed feed, String reason) {
        Instant now = clock.instant();
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(feed.failures(), MOST_DOUBLINGS));
        sql.failed(feed.bank(), now, now.plus(wait), reason.substring(0, Math.min(reason.length(), 300)));
        if (feed.failures() == 0) {
            LOG.warnf("%s: %s; what is known stays in use, attempts go on", feed.bank(), reason);
        }
        return ended(feed.bank(), Turn.FAILED);
    }

    private Turn ended(Publisher bank, Turn turn) {
        events.fire(EventLine.of("rates-fetched").code("source", bank).code("turn", turn));
        return turn;
    }

    private Progress progress(FeedSql.Feed feed, URI folder) throws Unavailable {
        LocalDate today = LocalDate.ofInstant(clock.instant(), feed.bank().zone());
        List<String> places = feed.bank().files().newest(today);
        for (String place : places.subList(0, places.size() - 1)) {
            Answer answer = client.get(at(folder, place), Version.NONE);
            if (answer instanceof Answer.File file && !RateXml.isEmpty(file.bytes())) {
                return imported(feed, folder, file, Version.NONE);
            }
        }
        String place = places.getLast();
        return switch (client.get(at(folder, place), feed.version())) {
            case Answer.NotModified same -> new Progress(feed.newestDay(), feed.version(), false);
            // Where the address changes every day, so does what "not modified" would mean.
            case Answer.File file -> imported(feed, folder, file, place.contains("?") ? Version.NONE : file.version());
        };
    }

    /** The newest first, so that nothing that is wrong with an older one stands in its way. */
    private Progress imported(FeedSql.Feed feed, URI folder, Answer.File newest, Version version) throws Unavailable {
        List<String> missed = missed(feed, newest.bytes());
        ImportPublication.Imported imported = imported(feed, newest);
        for (String place : missed) {
            switch (client.get(at(folder, place), Version.NONE)) {
                case Answer.File file -> imported(feed, file);
                case Answer.NotModified never -> throw new Unavailable("the server answers 304 to a plain request");
            }
        }
        return new Progress(imported.publication().inForceFrom(), version, !imported.alreadyKnown());
    }

    private ImportPublication.Imported imported(FeedSql.Feed feed, Answer.File file) {
        return imports.fetched(file.bytes(), feed.bank(), Optional.ofNullable(feed.newestDay()));
    }

    private List<String> missed(FeedSql.Feed feed, byte[] newest) {
        try {
            LocalDate day = RateXml.read(newest).newestInForceFrom();
            Optional<LocalDate> held = rates.newestDay(feed.bank().source());
            return feed.bank().files().missed(feed.newestDay(), held, day);
        } catch (RateFile.Refusal leftToTheImport) {
            return List.of();
        }
    }

    private static URI at(URI folder, String place) {
        return URI.create(folder + place);
    }
}
