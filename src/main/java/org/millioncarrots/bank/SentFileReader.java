package org.millioncarrots.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Reads a pain.001.001.09 that this service has written. Any other is refused: its payments are not ours. */
public final class SentFileReader {
    private static final Set<String> WANTED =
            Set.of("MsgId", "NbOfTxs", "CtrlSum", "Dt", "EndToEndId", "UETR", "InstdAmt");

    private SentFileReader() {}

    /** @throws Problem of type BANK_MESSAGE_REFUSED that says what is wrong and where, never with content of the file */
    public static SentFile read(byte[] file) {
        Look look = new Look();
        XmlWalk.walk(file, ProblemType.BANK_MESSAGE_REFUSED, look);
        return look.file();
    }

    private static Problem refused(String what) {
        return Problem.of(ProblemType.BANK_MESSAGE_REFUSED, what);
    }

    /** Keeps the few texts that are wanted, those of one payment at a time. */
    private static final class Look implements XmlWalk.Visitor {
        private final Map<String, String> head = new HashMap<>();
        private final Map<String, String> payment = new HashMap<>();
        private final List<SentFile.Payment> payments = new ArrayList<>();
        private final Set<EndToEndId> seen = new HashSet<>();
        private boolean inPayment;

        @Override
        public void start(XmlWalk.Step step) {
            if (step.parent == null
                    && !(step.name.equals("Document") && step.namespace.equals(CreditTransferWriter.NAMESPACE))) {
                throw refused("a pain.001.001.09 Document is expected");
            }
            if (step.name.equals("CdtTrfTxInf")) {
                inPayment = true;
                payment.clear();
            }
        }

        @Override
        public void end(XmlWalk.Step step, String text) {
            if (step.name.equals("CdtTrfTxInf")) {
                payments.add(payment(step));
                inPayment = false;
            } else if (step.name.equals("Cd") && step.parent != null && !inPayment) {
                head.putIfAbsent(step.parent.name, text);
            } else if (WANTED.contains(step.name)) {
                Map<String, String> at = inPayment ? payment : head;
                at.putIfAbsent(step.name, text);
                if (step.name.equals("InstdAmt")) {
                    at.put("Ccy", step.attributes.getOrDefault("Ccy", ""));
                }
            }
        }

        SentFile file() {
            String messageId = head.getOrDefault("MsgId", "");
            if (!CreditTransferFile.MESSAGE_ID.matcher(messageId).matches()) {
                throw refused("GrpHdr/MsgId: the message id of a file of ours is expected");
            }
            if (payments.isEmpty()
                    || !Integer.toString(payments.size()).equals(head.get("NbOfTxs"))
                    || !sum().toDecimal().toPlainString().equals(head.get("CtrlSum"))) {
                throw refused("GrpHdr: NbOfTxs and CtrlSum must be those of the payments in the file");
            }
            return new SentFile(messageId, executionOn(), scheme(), sum(), List.copyOf(payments));
        }

        private Scheme scheme() {
            if (!"SEPA".equals(head.get("SvcLvl"))) {
                return Scheme.CROSS_BORDER;
            }
            return "INST".equals(head.get("LclInstrm")) ? Scheme.SEPA_INSTANT : Scheme.SEPA;
        }

        private Money sum() {
            CurrencyCode currency = payments.getFirst().amount().currency();
            try {
                return payments.stream().map(SentFile.Payment::amount).reduce(Money.zero(currency), Money::plus);
            } catch (ArithmeticException tooLarge) {
                throw refused("the payments come to more than any currency has");
            }
        }

        private LocalDate executionOn() {
            try {
                return LocalDate.parse(head.getOrDefault("Dt", ""));
            } catch (DateTimeException invalid) {
                throw refused("PmtInf/ReqdExctnDt/Dt: a date is expected");
            }
        }

        private SentFile.Payment payment(XmlWalk.Step step) {
            String endToEndId = payment.getOrDefault("EndToEndId", "");
            if (!EndToEndId.isOurs(endToEndId)) {
                throw refused(step.path() + "/PmtId/EndToEndId: an end-to-end id of ours is expected");
            }
            Money amount = amount(step);
            if (!payments.isEmpty()
                    && !amount.currency().equals(payments.getFirst().amount().currency())) {
                throw refused(step.path() + "/Amt/InstdAmt: one currency is expected in a file");
            }
            if (!seen.add(new EndToEndId(endToEndId))) {
                throw refused(step.path() + "/PmtId/EndToEndId: the id is used twice in the file");
            }
            try {
                return new SentFile.Payment(
                        new EndToEndId(endToEndId), UUID.fromString(payment.getOrDefault("UETR", "")), amount);
            } catch (IllegalArgumentException invalid) {
                throw refused(step.path() + "/PmtId/UETR: a UUID is expected");
            }
        }

        private Money amount(XmlWalk.Step step) {
            try {
                Money amount = Money.parse(payment.getOrDefault("InstdAmt", ""), payment.getOrDefault("Ccy", ""));
                if (amount.isPositive()) {
                    return amount;
                }
            } catch (IllegalArgumentException invalid) {
                // Refused below.
            }
            throw refused(step.path() + "/Amt/InstdAmt: a currency and an amount above zero are expected");
        }
    }
}
