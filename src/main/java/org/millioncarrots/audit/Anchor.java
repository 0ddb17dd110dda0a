package org.millioncarrots.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millioncarrots.platform.EventLine;

/**
 * The head of the log at one moment, as it is told outside the database. As a line it reads the same in the file and in the
 * operators' log: {@code audit-anchored sequence=… hash=… signedFrom=… at=… mac=…}.
 *
 * @param signedFrom the first entry that had to be signed, 0 if there was none yet
 * @param at in seconds
 */
record Anchor(long sequence, String hash, long signedFrom, Instant at) {
    private static final String EVENT = "audit-anchored";
    private static final Pattern LINE = Pattern.compile(EVENT
            + " sequence=(\\d{1,18}) hash=([0-9a-f]{64}) signedFrom=(\\d{1,18}) at=([0-9T:-]{19}Z)"
            + " mac=([0-9a-f]{64})");

    Anchor {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What its mac is over. */
    String text() {
        return EVENT + " sequence=" + sequence + " hash=" + hash + " signedFrom=" + signedFrom + " at=" + at;
    }

    /** An anchor as somebody has written it, true or not. */
    record Signed(Anchor anchor, String mac) {
        String line() {
            return anchor.text() + " mac=" + mac;
        }

        EventLine event() {
            return EventLine.of(EVENT)
                    .number("sequence", anchor.sequence())
                    .sha256("hash", anchor.hash())
                    .number("signedFrom", anchor.signedFrom())
                    .instant("at", anchor.at())
                    .sha256("mac", mac);
        }
    }

    /** Empty if no anchor stands in the line. */
    static Optional<Signed> in(String line) {
        Matcher found = LINE.matcher(line);
        try {
            return found.find()
                    ? Optional.of(new Signed(
                            new Anchor(
                                    Long.parseLong(found.group(1)),
                                    found.group(2),
                                    Long.parseLong(found.group(3)),
                                    Instant.parse(found.group(4))),
                            found.group(5)))
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
