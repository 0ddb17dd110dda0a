package org.millioncarrots.rates.publication;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.rates.RateSettings;
import org.millioncarrots.rates.RateTable;

/** Who publishes rates, and how: all that is particular to one central bank but its {@link BankFiles}. */
public enum Publisher {
    /** The Bank of Russia. The ruble before 1998 was another currency, a thousandth of RUB, with a code of its own (RUR). */
    CBR(CurrencyCode.RUB, "Europe/Moscow", LocalDate.of(1998, 1, 1), new CbrFiles()) {
        @Override
        public Limits limits(RateSettings settings) {
            return new Limits(settings.cbr().maxAgeDays(), LocalTime.MIN);
        }

        /** Rates are in force from the calendar day after they were set. */
        @Override
        LocalDate publishedOn(LocalDate inForceFrom) {
            return inForceFrom.minusDays(1);
        }

        /**
         * Rates are set for Tuesday to Saturday; when a working Saturday brings rates for a Sunday, the dollar may stay (6 March
         * 2022).
         */
        @Override
        public boolean supersedes(CurrencyCode currency, LocalDate published) {
            return !currency.equals(CurrencyCode.USD) || worksOn(publishedOn(published));
        }

        @Override
        public Optional<URI> address(FeedSettings settings) {
            return settings.cbr().url();
        }
    },
    /** The European Central Bank. */
    ECB(CurrencyCode.EUR, "Europe/Berlin", LocalDate.of(1999, 1, 1), new EcbFiles()) {
        @Override
        public Limits limits(RateSettings settings) {
            return new Limits(settings.ecb().maxAgeDays(), settings.ecb().cutOff());
        }

        @Override
        boolean worksOn(LocalDate day) {
            return TargetDays.isOpen(day);
        }

        @Override
        public Optional<URI> address(FeedSettings settings) {
            return settings.ecb().url();
        }
    },
    /** The National Bank of Ukraine, since the hryvnia. While martial law lasts, public holidays are working days. */
    NBU(new CurrencyCode("UAH"), "Europe/Kyiv", LocalDate.of(1996, 9, 2), new NbuFiles()) {
        @Override
        public Limits limits(RateSettings settings) {
            return new Limits(7, LocalTime.MIN);
        }

        /** Set on a working day for the next one and the days off that follow it. */
        @Override
        LocalDate publishedOn(LocalDate inForceFrom) {
            return lastWorkingDay(lastWorkingDay(inForceFrom).minusDays(1));
        }

        private LocalDate lastWorkingDay(LocalDate day) {
            return worksOn(day) ? day : lastWorkingDay(day.minusDays(1));
        }

        @Override
        public Optional<URI> address(FeedSettings settings) {
            return settings.nbu().url();
        }
    },
    /** The Council of the EU, for former national currencies. */
    EU_FIXED(CurrencyCode.EUR, "Europe/Berlin", LocalDate.of(1999, 1, 1), null) {
        @Override
        public boolean supersedes(CurrencyCode currency, LocalDate published) {
            return false;
        }
    },
    /** Two people of ours. */
    MANUAL(null, "Europe/Berlin", LocalDate.MIN, null) {
        @Override
        public boolean supersedes(CurrencyCode currency, LocalDate published) {
            return false;
        }
    };

    /** The central banks whose files are imported. */
    public static final List<Publisher> BANKS = List.of(CBR, ECB, NBU);

    /**
     * How long a rate is used.
     *
     * @param maxAgeDays the oldest it may be on the date it is used: the bank's longest gap
     * @param publishedAt before this time of day, in the publisher's zone, a rate for the same day does not exist yet
     */
    public record Limits(int maxAgeDays, LocalTime publishedAt) {
        public static final Limits NONE = new Limits(Integer.MAX_VALUE, LocalTime.MIN);
    }

    private final @Nullable CurrencyCode hub;
    private final ZoneId zone;
    private final LocalDate first;
    private final @Nullable BankFiles files;

    Publisher(@Nullable CurrencyCode hub, String zone, LocalDate first, @Nullable BankFiles files) {
        this.hub = hub;
        this.zone = ZoneId.of(zone);
        this.first = first;
        this.files = files;
    }

    public static Publisher of(RateSource source) {
        return valueOf(source.name());
    }

    /** The bank of one of the two currencies, where that is not the euro; else the European Central Bank. */
    public static Publisher usualFor(CurrencyCode one, CurrencyCode other) {
        return BANKS.stream()
                .filter(bank -> !CurrencyCode.EUR.equals(bank.hub))
                .filter(bank -> one.equals(bank.hub) || other.equals(bank.hub))
                .findFirst()
                .orElse(ECB);
    }

    public RateSource source() {
        return RateSource.valueOf(name());
    }

    /** The currency that all rates share, through which crosses go; none for manual rates. */
    public @Nullable CurrencyCode hub() {
        return hub;
    }

    /** The zone in which dates are meant. */
    public ZoneId zone() {
        return zone;
    }

    /** The first day of any rate. */
    LocalDate first() {
        return first;
    }

    /** As it is published: units of a foreign currency per euro, else units of the hub per foreign currency. */
    public RateTable.Pair pair(CurrencyCode foreign) {
        if (hub == null) {
            throw new IllegalStateException(this + " has no hub");
        }
        return CurrencyCode.EUR.equals(hub)
                ? new RateTable.Pair(source(), hub, foreign)
                : new RateTable.Pair(source(), foreign, hub);
    }

    /** The side of a pair that is not the hub. */
    public CurrencyCode foreign(CurrencyCode base, CurrencyCode quote) {
        return base.equals(hub) ? quote : base;
    }

    /** What does not age: a fixed rate, and a manual one, which has an end date. */
    public Limits limits(RateSettings settings) {
        return Limits.NONE;
    }

    /** The day on which the rates of a day were published. */
    LocalDate publishedOn(LocalDate inForceFrom) {
        return inForceFrom;
    }

    /** Whether a day on which this publisher published without a currency ends that currency's older rate. */
    public boolean supersedes(CurrencyCode currency, LocalDate published) {
        return true;
    }

    /**
     * Whether rates may be set on a day. Holidays that a government moves from year to year count as working days: the feed then
     * asks once too often and finds nothing.
     */
    boolean worksOn(LocalDate day) {
        return day.getDayOfWeek().getValue() < 6;
    }

    /** Whether there is a working day between two days, both exclusive. */
    final boolean worksBetween(LocalDate after, LocalDate before) {
        return after.isBefore(before) && after.plusDays(1).datesUntil(before).anyMatch(this::worksOn);
    }

    /** The folder of the files, without a slash at the end; none if nothing is fetched. */
    public Optional<URI> address(FeedSettings settings) {
        return Optional.empty();
    }

    /** @throws IllegalStateException if it publishes none */
    BankFiles files() {
        if (files == null) {
            throw new IllegalStateException(this + " publishes no files");
        }
        return files;
    }
}
