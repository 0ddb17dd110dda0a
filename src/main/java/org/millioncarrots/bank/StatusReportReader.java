package org.millioncarrots.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.PaymentStatus;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.BankMessage.Status;
import org.millioncarrots.bank.BankMessage.StatusReport;
import org.millioncarrots.bank.BankMessage.TransactionStatus;

/** Reads pain.002. */
final class StatusReportReader {
    /** A transaction about which the bank says nothing at any level. */
    private static final Status NONE = new Status("OTHER", List.of());

    private StatusReportReader() {}

    static StatusReport read(XmlTree report) {
        XmlTree original = report.need("OrgnlGrpInfAndSts");
        Status group = status(original, "GrpSts");
        List<PaymentStatus> payments = new ArrayList<>();
        for (XmlTree payment : report.all("OrgnlPmtInfAndSts")) {
            payments.add(payment(payment, group));
        }
        return new StatusReport(
                report.id("GrpHdr/MsgId"), needId(original, "OrgnlMsgId"), group, List.copyOf(payments));
    }

    private static PaymentStatus payment(XmlTree payment, @Nullable Status group) {
        Status status = status(payment, "PmtInfSts");
        Status inherited = status == null ? group : status;
        List<TransactionStatus> transactions = new ArrayList<>();
        for (XmlTree transaction : payment.all("TxInfAndSts")) {
            transactions.add(transaction(transaction, inherited));
        }
        return new PaymentStatus(needId(payment, "OrgnlPmtInfId"), status, List.copyOf(transactions));
    }

    private static TransactionStatus transaction(XmlTree transaction, @Nullable Status inherited) {
        Status own = status(transaction, "TxSts");
        XmlTree amount = transaction.find("OrgnlTxRef/Amt/InstdAmt");
        Status status = own == null ? inherited : own;
        return new TransactionStatus(
                new References(
                        transaction.reference("OrgnlEndToEndId"),
                        transaction.uuid("OrgnlUETR"),
                        transaction.reference("OrgnlInstrId"),
                        null,
                        null,
                        transaction.reference("AcctSvcrRef")),
                amount == null ? null : amount.money(),
                status == null ? NONE : status);
    }

    private static @Nullable Status status(XmlTree at, String element) {
        String code = at.text(element);
        if (code == null) {
            return null;
        }
        List<ReasonCode> reasons = at.all("StsRsnInf").stream()
                .filter(information -> information.find("Rsn") != null)
                .map(information -> reason(information.need("Rsn")))
                .toList();
        return new Status(ReasonCode.statusOrOther(code), reasons);
    }

    /** The code, which old messages and some banks put into the proprietary element. */
    static ReasonCode reason(XmlTree reason) {
        String code = reason.text("Cd");
        return ReasonCode.ofBank(code == null ? reason.text("Prtry") : code);
    }

    private static String needId(XmlTree at, String element) {
        String id = at.id(element);
        if (id == null) {
            throw at.refused(element + " is missing or is not an id of at most 35 characters");
        }
        return id;
    }
}
