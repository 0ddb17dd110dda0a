package org.millioncarrots.claimant.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/**
 * How a claimant may be reached. Nothing but the vault keeps it.
 *
 * @param address a number, an address or a name of a go-between; absent for NONE
 * @param window when; absent for NONE
 */
@RegisterForReflection
@Schema(description = "How and when a claimant may be reached; sealed on arrival, answered only by a disclosure.")
public record Contact(
        @NotNull Channel channel,
        @Nullable @Size(min = 3, max = 200) String address,
        @Nullable @Valid SafeWindow window) {

    /** By what. The list is closed: a channel is a code and never a text. */
    @Schema(name = "ContactChannel")
    public enum Channel {
        /** Nobody gets in touch. */
        NONE,
        /** A call to a number. */
        PHONE_CALL,
        /** A text message to a number; not encrypted. */
        TEXT_MESSAGE,
        /** End-to-end encrypted. */
        MESSENGER,
        /** An e-mail. */
        EMAIL,
        /** A letter by post. */
        LETTER,
        /** Somebody whom the claimant trusts, such as a lawyer. */
        GO_BETWEEN
    }

    /** @throws Problem naming what is missing, or too much (400) */
    void check() {
        if (channel == Channel.NONE) {
            if (address != null || window != null) {
                throw Problem.invalid("channel", "another one than NONE, if there is an address or a window");
            }
        } else if (address == null) {
            throw Problem.invalid("address", "where the channel leads");
        } else if (window == null) {
            throw Problem.invalid("window", "when the claimant may be reached without harm");
        } else {
            window.check();
        }
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Contact[sealed]";
    }
}
