package org.millioncarrots.development.bank;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a bank writes its messages. All of it is allowed, and each is some bank's habit.
 *
 * @param camt the version of camt.053 and camt.054
 * @param pain the version of pain.002
 * @param names by which references a payment is named
 * @param isPrefixed whether elements carry a prefix
 * @param envelope what stands around the document
 * @param hasMoreDecimals whether an amount is written with three decimals
 * @param statusLevel where a pain.002 says its status
 * @param batch where a debit of a whole file says which file it is
 * @param isSilent whether the notification too leaves out the payments in a debit of a whole file
 */
record Dialect(
        String camt,
        String pain,
        Names names,
        Charset charset,
        boolean hasByteOrderMark,
        boolean isPrefixed,
        Envelope envelope,
        boolean hasMoreDecimals,
        StatusLevel statusLevel,
        BatchPlace batch,
        boolean isSilent) {
    enum Names {
        ALL,
        END_TO_END_ID,
        UETR
    }

    enum Envelope {
        NONE,
        BUSINESS_MESSAGE,
        SOAP
    }

    enum StatusLevel {
        PAYMENT,
        /** The file has a status for all; what was rejected is named. */
        FILE,
        /** The block has a status for all; what was rejected is named. */
        BLOCK
    }

    enum BatchPlace {
        BLOCK_ID,
        MESSAGE_ID,
        ENTRY_REFERENCE
    }

    static final Dialect PLAIN = new Dialect(
            "08",
            "10",
            Names.ALL,
            StandardCharsets.UTF_8,
            false,
            false,
            Envelope.NONE,
            false,
            StatusLevel.PAYMENT,
            BatchPlace.BLOCK_ID,
            false);

    /** That of a bank for one file: by the book, or somebody's habits. */
    static Dialect of(Temper temper, String what) {
        if (!temper.strikes(Fault.DIALECT, what)) {
            return PLAIN;
        }
        Charset charset = temper.pick(
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16BE,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.ISO_8859_1,
                        Charset.forName("windows-1251")),
                "charset" + what);
        boolean isUnicode = charset.name().startsWith("UTF");
        return new Dialect(
                temper.pick(List.of("02", "04", "06", "08", "10", "13"), "camt" + what),
                temper.pick(List.of("03", "09", "10", "12"), "pain" + what),
                temper.pick(List.of(Names.values()), "names" + what),
                charset,
                isUnicode && (charset != StandardCharsets.UTF_8 || temper.pick(List.of(true, false), "bom" + what)),
                temper.pick(List.of(true, false), "prefix" + what),
                temper.pick(List.of(Envelope.values()), "envelope" + what),
                temper.pick(List.of(true, false), "decimals" + what),
                temper.pick(List.of(StatusLevel.values()), "level" + what),
                temper.pick(List.of(BatchPlace.values()), "batch" + what),
                temper.pick(List.of(true, false), "silent" + what));
    }

    /** UETRs stand in these versions only. */
    boolean hasUetr(String version) {
        return Integer.parseInt(version) >= 8;
    }
}
