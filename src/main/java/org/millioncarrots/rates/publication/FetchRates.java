package org.millioncarrots.rates.publication;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.rates.LookupPolicy;
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
    private static final DateTimeFormatter CBR_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    /** The dollar and the euro; every other currency comes with the daily file. */
    private static final List<String> CBR_SERIES = List.of("R01235", "R01239");

    /** The short history covers 90 days; a little is left for its own delay. */
    private static final int SHORT_HISTORY_DAYS = 80;

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final FeedSql sql;
    private final RatesSql rates;
    private final ImportPublication imports;
    private final Event<EventLine> events;
    private final Clock clock;
    private final Optional<URI> ecb;
    private final Optional<URI> cbr;
    private final Duration poll;
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
        this.ecb = settings.ecb().url();
        this.cbr = settings.cbr().url();
        this.poll = settings.poll();
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
        ecb.ifPresent(base -> fetch(RateSource.ECB, base));
        cbr.ifPresent(base -> fetch(RateSource.CBR, base));
    }

    /** @param base the folder of the bank's files, without a slash at the end */
    Turn fetch(RateSource source, URI base) {
        Optional<FeedSql.Feed> claimed = sql.claim(source, clock.instant());
        if (claimed.isEmpty()) {
            return Turn.NOT_DUE;
        }
        FeedSql.Feed feed = claimed.get();
        try {
            Progress progress = source == RateSource.ECB ? fetchEcb(feed, base) : fetchCbr(feed, base);
            Instant now = clock.instant();
            sql.succeeded(source, now, now.plus(poll), progress.newestDay(), progress.version());
            if (feed.failures() > 0) {
                LOG.infof("%s answers again", source);
            }
            return ended(source, progress.imported() ? Turn.FETCHED : Turn.NOTHING_NEW);
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
        sql.failed(feed.source(), now, now.plus(wait), reason.substring(0, Math.min(reason.length(), 300)));
        if (feed.failures() == 0) {
            LOG.warnf("%s: %s; what is known stays in use, attempts go on", feed.source(), reason);
        }
        return ended(feed.source(), Turn.FAILED);
    }

    private Turn ended(RateSource source, Turn turn) {
        events.fire(EventLine.of("rates-fetched").code("source", source).code("turn", turn));
        return turn;
    }

    private Progress fetchEcb(FeedSql.Feed feed, URI base) throws Unavailable {
        Answer answer = client.get(URI.create(base + "/eurofxref-daily.xml"), feed.version());
        return switch (answer) {
            case Answer.NotModified same -> new Progress(feed.newestDay(), feed.version(), false);
            case Answer.File daily -> {
                LocalDate known = catchUpEcb(feed.newestDay(), daily.bytes(), base);
                ImportPublication.Imported imported =
                        imports.fetched(daily.bytes(), RateSource.ECB, Optional.ofNullable(known));
                yield new Progress(imported.publication().inForceFrom(), daily.version(), !imported.alreadyKnown());
            }
        };
    }

    /** Brings the history where working days lie between the newest known day and the daily file. */
    private @Nullable LocalDate catchUpEcb(@Nullable LocalDate known, byte[] daily, URI base) throws Unavailable {
        LocalDate day;
        try {
            day = RateXml.read(daily).newestInForceFrom();
        } catch (RateFile.Refusal leftToTheImport) {
            return known;
        }
        if (known != null && !workingDayBetween(known, day)) {
            return known;
        }
        boolean shortHistory =
                known != null && known.plusDays(SHORT_HISTORY_DAYS).isAfter(day);
        String file = shortHistory ? "/eurofxref-hist-90d.xml" : "/eurofxref-hist.xml";
        byte[] history = file(URI.create(base + file));
        return imports.fetched(history, RateSource.ECB, Optional.ofNullable(known))
                .publication()
                .inForceFrom();
    }

    private Progress fetchCbr(FeedSql.Feed feed, URI base) throws Unavailable {
        LocalDate today = LocalDate.ofInstant(clock.instant(), LookupPolicy.MOSCOW);
        LocalDate tomorrow = today.plusDays(1);
        LocalDate known = feed.newestDay();
        Optional<LocalDate> from = known == null ? rates.newestDay(RateSource.CBR) : Optional.of(known);
        // Rates set on a working day are in force on the next: has one been set since the newest that is known?
        if (from.isPresent() && workingDayBetween(from.get().minusDays(1), today)) {
            for (String currency : CBR_SERIES) {
                String query = "?date_req1=" + CBR_DATE.format(from.get()) + "&date_req2=" + CBR_DATE.format(tomorrow)
                        + "&VAL_NM_RQ=" + currency;
                imports.fetched(file(URI.create(base + "/XML_dynamic.asp" + query)), RateSource.CBR, Optional.empty());
            }
        }
        Answer answer =
                client.get(URI.create(base + "/XML_daily.asp?date_req=" + CBR_DATE.format(tomorrow)), feed.version());
        return switch (answer) {
            case Answer.NotModified same -> new Progress(known, feed.version(), false);
            case Answer.File daily -> {
                ImportPublication.Imported imported =
                        imports.fetched(daily.bytes(), RateSource.CBR, Optional.ofNullable(known));
                // No version is kept: the address changes every day, and so does what "not modified" would mean.
                yield new Progress(imported.publication().inForceFrom(), Version.NONE, !imported.alreadyKnown());
            }
        };
    }

    private byte[] file(URI uri) throws Unavailable {
        return switch (client.get(uri, Version.NONE)) {
            case Answer.File file -> file.bytes();
            case Answer.NotModified never -> throw new Unavailable("the server answers 304 to a plain request");
        };
    }

    private static boolean workingDayBetween(LocalDate known, LocalDate day) {
        for (LocalDate between = known.plusDays(1); between.isBefore(day); between = between.plusDays(1)) {
            if (between.getDayOfWeek() != DayOfWeek.SATURDAY && between.getDayOfWeek() != DayOfWeek.SUNDAY) {
                return true;
            }
        }
        return false;
    }
}
