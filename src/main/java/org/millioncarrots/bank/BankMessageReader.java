package org.millioncarrots.bank;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;

/**
 * Reads what banks send: pain.002, camt.053 and camt.054 in any version, by the names of their elements, also within an
 * envelope. Only elements that are needed are kept, so that names, addresses and free texts cannot get any further.
 */
public final class BankMessageReader {
    /** The message in a namespace such as {@code urn:iso:std:iso:20022:tech:xsd:camt.054.001.08}. */
    private static final Pattern MESSAGE = Pattern.compile(
            "(?:^|[^a-z0-9])(pain\\.002|camt\\.053|camt\\.054)\\.001\\.[0-9]{2}(?:\\.[a-z]{2}\\.[0-9]{2}(?:\\.xsd)?)?$");

    private static final Set<String> KEPT = Set.of(
            // pain.002
            ("CstmrPmtStsRpt OrgnlGrpInfAndSts OrgnlMsgId GrpSts OrgnlPmtInfAndSts OrgnlPmtInfId PmtInfSts TxInfAndSts "
                            + "OrgnlInstrId OrgnlEndToEndId OrgnlUETR TxSts StsRsnInf OrgnlTxRef "
                            // camt.053 and camt.054
                            + "BkToCstmrStmt BkToCstmrDbtCdtNtfctn Stmt Ntfctn Acct IBAN Othr Ntry CdtDbtInd RvslInd Sts "
                            + "BookgDt ValDt Dt DtTm BkTxCd Domn Fmly SubFmlyCd NtryDtls Btch NbOfTxs TxDtls Refs "
                            + "AcctSvcrRef PmtInfId InstrId EndToEndId UETR AmtDtls TxAmt RtrInf "
                            // both
                            + "Document GrpHdr MsgId Id Amt InstdAmt Rsn Cd Prtry")
                    .split(" "));

    private BankMessageReader() {}

    /**
     * Reads one message. The caller limits the size before.
     *
     * @throws Problem of type BANK_MESSAGE_REFUSED that says what is wrong and where, never with content of the message
     */
    public static BankMessage read(byte[] message) {
        Collector collector = new Collector();
        XmlWalk.walk(message, ProblemType.BANK_MESSAGE_REFUSED, collector);
        XmlTree document = collector.document;
        if (document == null) {
            throw refused("there is no Document of pain.002, camt.053 or camt.054");
        }
        return switch (collector.message) {
            case "pain.002" -> StatusReportReader.read(document.need("CstmrPmtStsRpt"));
            case "camt.053" ->
                AccountReportReader.read(document.need("BkToCstmrStmt"), BankMessage.Kind.STATEMENT, "Stmt");
            case "camt.054" ->
                AccountReportReader.read(
                        document.need("BkToCstmrDbtCdtNtfctn"), BankMessage.Kind.NOTIFICATION, "Ntfctn");
            default -> throw refused("pain.002, camt.053 or camt.054 is expected");
        };
    }

    private static Problem refused(String what) {
        return Problem.of(ProblemType.BANK_MESSAGE_REFUSED, what);
    }

    /** Keeps the wanted part of the one Document and skips everything else. */
    private static final class Collector implements XmlWalk.Visitor {
        private final Deque<XmlTree.Growing> open = new ArrayDeque<>();
        private XmlWalk.@Nullable Step skipped;
        private @Nullable XmlTree document;
        private String namespace = "";
        private String message = "";

        @Override
        public void start(XmlWalk.Step step) {
            if (skipped != null) {
                return;
            }
            if (open.isEmpty()) {
                if (step.name.equals("Document")) {
                    document(step);
                    open.push(new XmlTree.Growing(step));
                }
            } else if (KEPT.contains(step.name) && step.namespace.equals(namespace)) {
                open.push(new XmlTree.Growing(step));
            } else {
                skipped = step;
            }
        }

        @Override
        public void end(XmlWalk.Step step, String text) {
            if (skipped != null) {
                skipped = skipped == step ? null : skipped;
                return;
            }
            if (open.isEmpty()) {
                return;
            }
            XmlTree done = open.pop().done(text);
            if (open.isEmpty()) {
                document = done;
            } else {
                open.getFirst().add(done);
            }
        }

        private void document(XmlWalk.Step step) {
            if (document != null) {
                throw refused("one message at a time is expected, not several Documents");
            }
            Matcher known = MESSAGE.matcher(step.namespace);
            if (!known.find()) {
                throw refused("the Document's namespace is not one of pain.002, camt.053 or camt.054, version 001");
            }
            namespace = step.namespace;
            message = String.valueOf(known.group(1));
        }
    }
}
