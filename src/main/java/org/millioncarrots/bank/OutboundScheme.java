package org.millioncarrots.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.millioncarrots.platform.TargetDays;

/** What a scheme asks of a bank file and its schema cannot say. For one pass over one file. */
final class OutboundScheme {
    private final BiConsumer<String, String> refuse;
    private final Set<String> codes = new HashSet<>();
    private final Set<String> charges = new HashSet<>();
    private final Set<String> currencies = new HashSet<>();

    /** @param refuse takes what is wrong by the element's path */
    OutboundScheme(BiConsumer<String, String> refuse) {
        this.refuse = refuse;
    }

    void code(XmlWalk.Step step, String text) {
        String where = step.parent == null ? "" : step.parent.name;
        String expected = where.equals("LclInstrm") ? "INST" : "SEPA";
        if (!text.equals(expected) || !codes.add(expected)) {
            refuse.accept(
                    step.path(),
                    "no codes but the service level SEPA and the local instrument INST are allowed, once each");
        }
    }

    void charges(XmlWalk.Step step, String text) {
        charges.add(text);
    }

    /** Banks take a closed day for a fault or for another day. */
    void day(XmlWalk.Step step, String text) {
        try {
            if (TargetDays.isOpen(LocalDate.parse(text))) {
                return;
            }
        } catch (DateTimeException invalid) {
            // Refused below.
        }
        refuse.accept(step.path(), "a day on which banks settle (TARGET) is expected");
    }

    void currency(XmlWalk.Step step, String text) {
        if (currencies.add(text) && currencies.size() == 2) {
            refuse.accept(step.path(), "one currency is expected in a file");
        }
    }

    /** When all of the file is known. */
    void check() {
        boolean sepa = codes.contains("SEPA");
        String block = "Document/CstmrCdtTrfInitn/PmtInf";
        if (codes.contains("INST") && !sepa) {
            refuse.accept(block + "/PmtTpInf", "the service level SEPA is expected beside the local instrument INST");
        }
        if (sepa && !currencies.equals(Set.of("EUR"))) {
            refuse.accept(block + "/PmtTpInf", "SEPA pays in EUR only");
        }
        if (charges.size() != 1 || charges.contains("SLEV") != sepa) {
            refuse.accept(block + "/ChrgBr", "SLEV is expected for SEPA, and SHAR, DEBT or CRED across borders");
        }
    }
}
