package org.millioncarrots.report;

import java.time.Instant;
import java.util.UUID;
import org.millioncarrots.platform.MasterKeys;

/**
 * What every line of an exported file carries: a mark that is known again, also in a few lines of it. Invented claimants among the
 * lines would do the same and make sums and counts wrong, or have to be left out by whoever reads them, and then be known.
 *
 * @param mark random; kept as a keyed hash only
 * @param person who has exported it, when
 */
record Watermark(UUID exportId, String mark, String person, Instant at) {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;

    /** In a text that was found. */
    static final String PATTERN = "[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}";

    /** 80 random bits. */
    static Watermark random(UUID exportId, String person, Instant at, MasterKeys keys) {
        byte[] random = keys.newKey();
        StringBuilder mark = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            mark.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random[i] & 31));
        }
        return new Watermark(exportId, mark.toString(), person, at);
    }

    static String hash(String mark, MasterKeys keys) {
        return keys.hmac("export-mark", mark);
    }

    /** Over the column of marks: whoever opens the file sees whose it is. */
    String heading() {
        return "exported by " + person + " at " + at;
    }
}
