package org.millioncarrots.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Batch;
import org.millioncarrots.bank.BankMessage.Direction;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.EntryTransaction;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.BankMessage.Statement;
import org.millioncarrots.money.Money;

/** Reads camt.053 and camt.054. */
final class AccountReportReader {
    /** Bank transaction sub-families of returned credit transfers: return, reversal after a cancellation. */
    private static final Set<String> RETURNS = Set.of("RRTN", "RPCR");

    private AccountReportReader() {}

    static AccountReport read(XmlTree report, Kind kind, String element) {
        List<Statement> statements = new ArrayList<>();
        for (XmlTree statement : report.all(element)) {
            List<Entry> entries = new ArrayList<>();
            for (XmlTree entry : statement.all("Ntry")) {
                entries.add(entry(entry));
            }
            statements.add(new Statement(statement.id("Id"), account(statement), List.copyOf(entries)));
        }
        if (statements.isEmpty()) {
            throw report.refused(element + " is missing");
        }
        return new AccountReport(report.id("GrpHdr/MsgId"), kind, List.copyOf(statements));
    }

    private static @Nullable Iban account(XmlTree statement) {
        String iban = statement.text("Acct/Id/IBAN");
        String text = iban == null ? statement.text("Acct/Id/Othr/Id") : iban;
        return text == null ? null : Iban.parseOrNull(text);
    }

    private static Entry entry(XmlTree entry) {
        Money amount = entry.need("Amt").money();
        Direction direction = side(entry.need("CdtDbtInd"));
        String status = status(entry.need("Sts"));
        String reversal = entry.text("RvslInd");
        boolean isReversal = "true".equals(reversal) || "1".equals(reversal);
        Line line = new Line(entry, amount, direction, status, isReversal);
        List<Batch> batches = new ArrayList<>();
        List<EntryTransaction> transactions = new ArrayList<>();
        for (XmlTree details : entry.all("NtryDtls")) {
            XmlTree batch = details.find("Btch");
            if (batch != null) {
                batches.add(new Batch(batch.id("MsgId"), batch.id("PmtInfId"), count(batch)));
            }
            for (XmlTree transaction : details.all("TxDtls")) {
                transactions.add(line.transaction(transaction));
            }
        }
        return new Entry(
                amount,
                direction,
                status,
                isReversal,
                entry.date("BookgDt"),
                entry.date("ValDt"),
                entry.reference("AcctSvcrRef"),
                List.copyOf(batches),
                List.copyOf(transactions),
                transactions.size() == 1
                        ? transactions.getFirst().answer()
                        : line.answer(direction, null, subFamily(entry), amount));
    }

    /** The old form has the code as text, the new one in an element. */
    private static String status(XmlTree status) {
        String code = status.text("Cd");
        return ReasonCode.statusOrOther(code == null ? status.text() : code);
    }

    private static Direction side(XmlTree indicator) {
        return switch (indicator.text()) {
            case "CRDT" -> Direction.CREDIT;
            case "DBIT" -> Direction.DEBIT;
            default -> throw indicator.refused("CRDT or DBIT is expected");
        };
    }

    private static @Nullable Long count(XmlTree batch) {
        String count = batch.text("NbOfTxs");
        if (count == null) {
            return null;
        }
        if (!count.matches("[0-9]{1,15}")) {
            throw batch.refused("NbOfTxs: a number is expected");
        }
        return Long.valueOf(count);
    }

    private static @Nullable String subFamily(XmlTree at) {
        return at.text("BkTxCd/Domn/Fmly/SubFmlyCd");
    }

    /** What the payments within one line take over from it. */
    private record Line(XmlTree entry, Money amount, Direction direction, String status, boolean reversal) {

        EntryTransaction transaction(XmlTree transaction) {
            XmlTree own = transaction.find("CdtDbtInd");
            Direction side = own == null ? direction : side(own);
            Money value = amountOf(transaction);
            XmlTree returned = transaction.find("RtrInf");
            ReasonCode reason = returned == null
                    ? null
                    : returned.find("Rsn") == null ? ReasonCode.OTHER : StatusReportReader.reason(returned.need("Rsn"));
            String family = subFamily(transaction);
            return new EntryTransaction(
                    new References(
                            transaction.reference("Refs/EndToEndId"),
                            transaction.uuid("Refs/UETR"),
                            transaction.reference("Refs/InstrId"),
                            transaction.reference("Refs/MsgId"),
                            transaction.reference("Refs/PmtInfId"),
                            transaction.reference("Refs/AcctSvcrRef")),
                    value,
                    side,
                    answer(side, reason, family == null ? subFamily(entry) : family, value));
        }

        /** The payment's own amount; the line's when it is the only payment in it. */
        private @Nullable Money amountOf(XmlTree transaction) {
            XmlTree own = transaction.find("Amt");
            XmlTree stated = own == null ? transaction.find("AmtDtls/TxAmt/Amt") : own;
            if (stated != null) {
                return stated.money();
            }
            long payments = entry.all("NtryDtls").stream()
                    .mapToLong(details -> details.all("TxDtls").size())
                    .sum();
            return payments == 1 ? amount : null;
        }

        /** A credit that is marked as a return or as taking back a debit brings money of ours back. */
        BankAnswer answer(
                Direction side, @Nullable ReasonCode reason, @Nullable String subFamily, @Nullable Money value) {
            return switch (status) {
                case "PDNG", "FUTR" -> new BankAnswer.Pending(status);
                case "BOOK" ->
                    switch (side) {
                        case DEBIT ->
                            reversal || reason != null
                                    ? new BankAnswer.Unclassified("DBIT")
                                    : new BankAnswer.Settled(BankAnswer.Proof.BOOKED_ENTRY);
                        case CREDIT -> credit(reason, subFamily, value);
                    };
                default -> new BankAnswer.Unclassified(status);
            };
        }

        private BankAnswer credit(@Nullable ReasonCode reason, @Nullable String subFamily, @Nullable Money value) {
            boolean isReturn = reason != null || reversal || (subFamily != null && RETURNS.contains(subFamily));
            return isReturn && value != null
                    ? new BankAnswer.Returned(reason == null ? ReasonCode.OTHER : reason, value)
                    : new BankAnswer.Unclassified("CRDT");
        }
    }
}
