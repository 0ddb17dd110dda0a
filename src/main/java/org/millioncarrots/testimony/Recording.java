package org.millioncarrots.testimony;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a recording lies, and by what it is told from another one. Nothing but the vault keeps it.
 *
 * @param reference in the archive of whoever keeps recordings
 * @param sha256 of the recording, in lower-case hexadecimal
 * @param language that is spoken in it (BCP 47)
 */
@RegisterForReflection
@Schema(description = "Where a recorded statement lies; sealed on arrival. The recording itself is never here.")
record Recording(
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{2,79}",
                message = "3 to 80 letters, digits, dots, underscores and hyphens; nothing of the person")
        @Schema(examples = "ARCHIVE-2026-0017")
        String reference,

        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "64 lower-case hexadecimal digits")
        String sha256,

        @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "a language tag such as ru or uk-UA")
        String language) {
    /** Nothing that leads to it. */
    @Override
    public String toString() {
        return "Recording[sealed]";
    }
}
