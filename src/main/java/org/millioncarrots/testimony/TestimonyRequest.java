package org.millioncarrots.testimony;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/**
 * A statement that was given.
 *
 * @param takenOn in {@code zone}
 * @param embargoUntil the first day, in {@code zone}, on which it may be used; absent: not before two people have marked the
 *     dependants safe
 */
@Schema(name = "RecordTestimonyRequest")
record TestimonyRequest(
        @NotNull @Valid Recording recording,
        @NotNull LocalDate takenOn,

        @NotNull @Schema(examples = "Europe/Vilnius") String zone,

        @NotNull
        @Pattern(
                regexp = "[0-9]{4}-[0-9]{1,4}",
                message = "the version of a text of consent: year and number, such as 2026-1")
        String consentVersion,

        @NotNull LocalDate consentedOn,
        @NotEmpty Set<Testimony.@NotNull Scope> scopes,
        @Nullable LocalDate embargoUntil) {

    void check(Instant now) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid("zone", "a time zone such as Europe/Vilnius");
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(zone));
        if (takenOn.isAfter(today)) {
            throw Problem.invalid("takenOn", "a day that has come, in the zone");
        }
        if (consentedOn.isAfter(today)) {
            throw Problem.invalid("consentedOn", "a day that has come, in the zone");
        }
    }

    Testimony testimony(Steps.Step step, UUID claimant, int number, String person) {
        return new Testimony(
                step.id(),
                claimant,
                number,
                takenOn,
                zone,
                new Testimony.Consent(
                        consentVersion,
                        consentedOn,
                        List.copyOf(scopes.stream().sorted().toList())),
                embargoUntil,
                person,
                step.at(),
                null,
                null);
    }
}
