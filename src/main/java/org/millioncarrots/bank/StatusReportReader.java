package org.millioncarrots.bank;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.PaymentStatus;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.BankMessage.Status;
import org.millioncarrots.bank.BankMessage.StatusReport;
import org.millioncarrots.bank.BankMessage.TransactionStatus;
import org.millioncarrots.money.Money;

/** Reads pain.002. Each level keeps what is said at it; what that means for the levels below is told later. */
final class StatusReportReader {
    private static final Pattern MESSAGE_NAME = Pattern.compile("(acmt|admi|camt|pacs|pain)\\W?([0-9]{3})");

    private final MessageCursor at;
    private final List<PaymentStatus> payments = new ArrayList<>();
    private @Nullable String messageId;
    private @Nullable String originalMessageId;
    private boolean isOfPayments = true;
    private Status group = Status.NONE;

    StatusReportReader(MessageCursor at) {
        this.at = at;
    }

    StatusReport read() {
        while (at.child()) {
            switch (at.name()) {
                case "GrpHdr" -> header();
                case "OrgnlGrpInfAndSts" -> group();
                case "OrgnlPmtInfAndSts" -> payments.add(payment());
                // As in version 02, which has no blocks.
                case "TxInfAndSts" -> payments.add(new PaymentStatus(null, Status.NONE, List.of(transaction())));
                default -> at.skip();
            }
        }
        return new StatusReport(messageId, originalMessageId, isOfPayments, group, List.copyOf(payments));
    }

    private void header() {
        while (at.child()) {
            switch (at.name()) {
                case "MsgId" -> messageId = at.id();
                default -> at.skip();
            }
        }
    }

    private void group() {
        StatusBuilder status = new StatusBuilder();
        while (at.child()) {
            switch (at.name()) {
                case "OrgnlMsgId" -> originalMessageId = MessageCursor.inCapitals(at.id());
                case "OrgnlMsgNmId" -> isOfPayments = isOfPayments(at.text());
                case "GrpSts" -> status.code = at.text();
                case "StsRsnInf" -> status.reason();
                default -> at.skip();
            }
        }
        group = status.build();
    }

    /** Banks write the name with and without version and point, leave it out, or write something else; another message's says so. */
    private static boolean isOfPayments(@Nullable String name) {
        Matcher message = MESSAGE_NAME.matcher(name == null ? "" : name.toLowerCase(Locale.ROOT));
        return !message.find()
                || (message.group(1).equals("pain") && message.group(2).equals("001"));
    }

    private PaymentStatus payment() {
        at.countBlock();
        StatusBuilder status = new StatusBuilder();
        String id = null;
        List<TransactionStatus> transactions = new ArrayList<>();
        while (at.child()) {
            switch (at.name()) {
                case "OrgnlPmtInfId" -> id = MessageCursor.inCapitals(at.id());
                case "PmtInfSts" -> status.code = at.text();
                case "StsRsnInf" -> status.reason();
                case "TxInfAndSts" -> transactions.add(transaction());
                default -> at.skip();
            }
        }
        return new PaymentStatus(id, status.build(), List.copyOf(transactions));
    }

    private TransactionStatus transaction() {
        at.countLine();
        StatusBuilder status = new StatusBuilder();
        String endToEndId = null;
        UUID uetr = null;
        String instructionId = null;
        StatedAmounts amounts = StatedAmounts.NONE;
        while (at.child()) {
            switch (at.name()) {
                case "OrgnlInstrId" -> instructionId = MessageCursor.inCapitals(at.reference());
                case "OrgnlEndToEndId" -> endToEndId = MessageCursor.inCapitals(at.reference());
                case "OrgnlUETR" -> uetr = at.uuid();
                case "TxSts" -> status.code = at.text();
                case "StsRsnInf" -> status.reason();
                case "OrgnlTxRef" -> amounts = original();
                default -> at.skip();
            }
        }
        return new TransactionStatus(
                new References(endToEndId, uetr, instructionId, null, null, null), amounts, status.build());
    }

    /** What the bank repeats of our order. */
    private StatedAmounts original() {
        StatedAmounts amounts = StatedAmounts.NONE;
        while (at.child()) {
            if (!at.name().equals("Amt")) {
                at.skip();
                continue;
            }
            while (at.child()) {
                if (at.name().equals("InstdAmt")) {
                    Money money = at.money();
                    amounts = new StatedAmounts(money, null, null, null, null, money != null);
                } else {
                    at.skip();
                }
            }
        }
        return amounts;
    }

    private final class StatusBuilder {
        private @Nullable String code;
        /** Each once, however often a bank repeats it: those of a block are those of each payment in it. */
        private final Set<ReasonCode> reasons = new LinkedHashSet<>(2);

        void reason() {
            while (at.child()) {
                switch (at.name()) {
                    case "Rsn" -> reasons.add(ReasonCode.ofBank(at.choice("Cd")));
                    case "AddtlInf" -> reasons.addAll(ReasonCode.mentionedIn(at.text()));
                    default -> at.skip();
                }
            }
        }

        Status build() {
            return new Status(code == null ? null : ReasonCode.statusOrOther(code), List.copyOf(reasons));
        }
    }
}
