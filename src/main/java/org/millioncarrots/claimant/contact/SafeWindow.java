package org.millioncarrots.claimant.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.platform.http.Problem;

/**
 * When a message or a call harms nobody.
 *
 * @param days on which it begins
 * @param from hours and minutes on the clocks of the place
 * @param until exclusive; before {@code from} if it ends on the next day
 * @param zone of the place where the claimant is, such as {@code Europe/Vilnius}
 */
@RegisterForReflection
record SafeWindow(
        @NotEmpty Set<@NotNull DayOfWeek> days,

        @NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "a time of day such as 18:00")
        String from,

        @NotNull
        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00", message = "a time of day such as 20:30, or 24:00")
        String until,

        @NotNull @Schema(examples = "Europe/Vilnius") String zone) {
    private static final String MIDNIGHT = "24:00";

    /** @throws Problem if no such time can come (400) */
    void check() {
        if (from.equals(until)) {
            throw Problem.invalid("window.until", "another time of day than from");
        }
        // Of a place, so that the window stays at its hour when clocks are changed.
        if (!ZoneId.getAvailableZoneIds().contains(zone) || ZoneId.of(zone).normalized() instanceof ZoneOffset) {
            throw Problem.invalid("window.zone", "a time zone of a place, such as Europe/Vilnius");
        }
    }

    boolean contains(Instant instant) {
        ZonedDateTime there = instant.atZone(ZoneId.of(zone));
        LocalTime time = there.toLocalTime();
        boolean begun = !time.isBefore(LocalTime.parse(from));
        boolean goesOn = until.equals(MIDNIGHT) || time.isBefore(LocalTime.parse(until));
        boolean today = days.contains(there.getDayOfWeek());
        if (from.compareTo(until) < 0) {
            return today && begun && goesOn;
        }
        return today && begun || days.contains(there.getDayOfWeek().minus(1)) && goesOn;
    }

    /** Nothing of the place. */
    @Override
    public String toString() {
        return "SafeWindow[sealed]";
    }
}
