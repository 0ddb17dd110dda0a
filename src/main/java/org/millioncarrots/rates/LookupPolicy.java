package org.millioncarrots.rates;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;

/**
 * How each source's rates are used.
 *
 * @param cbrMaxAgeDays the Bank of Russia's longest gap is the New Year holidays
 * @param ecbMaxAgeDays the ECB's longest gap is Easter
 * @param ecbCutOff before this time of day in Frankfurt, today's rate does not exist yet
 */
public record LookupPolicy(int cbrMaxAgeDays, int ecbMaxAgeDays, LocalTime ecbCutOff) {
    static final LookupPolicy DEFAULT = new LookupPolicy(12, 5, LocalTime.of(16, 0));
    static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    /** The currency that all rates of the source share, through which crosses go; none for manual rates. */
    public static @Nullable CurrencyCode hub(RateSource source) {
        return switch (source) {
            case CBR -> CurrencyCode.RUB;
            case ECB, EU_FIXED -> CurrencyCode.EUR;
            case MANUAL -> null;
        };
    }

    /** The zone in which the source's dates are meant. */
    public static ZoneId zone(RateSource source) {
        return source == RateSource.CBR ? MOSCOW : FRANKFURT;
    }

    /** The oldest a rate may be on the date it is used; a fixed rate does not age, a manual one has an end date. */
    int maxAgeDays(RateSource source) {
        return switch (source) {
            case CBR -> cbrMaxAgeDays;
            case ECB -> ecbMaxAgeDays;
            case EU_FIXED, MANUAL -> Integer.MAX_VALUE;
        };
    }

    /** The newest day whose rate may be used for a date: the day before, while today's is not published yet. */
    LocalDate usableOn(RateSource source, LocalDate on, Instant now) {
        ZonedDateTime frankfurt = now.atZone(FRANKFURT);
        boolean tooEarly = source == RateSource.ECB
                && on.equals(frankfurt.toLocalDate())
                && frankfurt.toLocalTime().isBefore(ecbCutOff);
        return tooEarly ? on.minusDays(1) : on;
    }

    /**
     * Whether a day on which the source published without a currency ends that currency's older rate. The Bank of Russia
     * sets rates for Tuesday to Saturday; when a working Saturday brings rates for a Sunday, the dollar may stay (6 March
     * 2022).
     */
    static boolean supersedes(RateSource source, CurrencyCode currency, LocalDate published) {
        return switch (source) {
            case CBR -> !currency.equals(CurrencyCode.USD) || isAfterTradingDay(published);
            case ECB -> true;
            case EU_FIXED, MANUAL -> false;
        };
    }

    private static boolean isAfterTradingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY && day.getDayOfWeek() != DayOfWeek.MONDAY;
    }
}
