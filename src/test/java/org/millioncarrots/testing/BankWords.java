package org.millioncarrots.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages of banks in their several ways of saying things. */
public final class BankWords {
    public static final String OURS = "<Id><IBAN>DE02120300000000202051</IBAN></Id>";

    private BankWords() {}

    public static String id() {
        return "B" + UUID.randomUUID().toString().substring(0, 30);
    }

    public static String pain002(String version, String group, String blocks) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.%s"><CstmrPmtStsRpt><GrpHdr><MsgId>%s</MsgId>
                </GrpHdr><OrgnlGrpInfAndSts>%s</OrgnlGrpInfAndSts>%s</CstmrPmtStsRpt></Document>
                """.formatted(version, id(), group, blocks);
    }

    /** A block of the file with the given content after its id. */
    public static String block(String file, String content) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + file + "</OrgnlPmtInfId>" + content + "</OrgnlPmtInfAndSts>";
    }

    public static String original(String file, String status) {
        return "<OrgnlMsgId>" + file + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>" + status;
    }

    public static String transaction(String endToEndId, String status) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + endToEndId + "</OrgnlEndToEndId>" + status + "</TxInfAndSts>";
    }

    public static String rejected(String... codes) {
        StringBuilder reasons = new StringBuilder("<TxSts>RJCT</TxSts>");
        for (String code : codes) {
            reasons.append("<StsRsnInf><Rsn><Cd>").append(code).append("</Cd></Rsn></StsRsnInf>");
        }
        return reasons.toString();
    }

    public static String camt053(String version, String account, String... entries) {
        return camt("053", "BkToCstmrStmt", "Stmt", version, account, List.of(entries));
    }

    public static String camt054(String version, String account, String... entries) {
        return camt("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", version, account, List.of(entries));
    }

    public static String camt052(String version, String account, String... entries) {
        return camt("052", "BkToCstmrAcctRpt", "Rpt", version, account, List.of(entries));
    }

    private static String camt(
            String message, String root, String element, String version, String account, List<String> entries) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%1$s.001.%2$s"><%3$s><GrpHdr><MsgId>%4$s</MsgId></GrpHdr>
                <%5$s><Id>S1</Id><Acct>%6$s</Acct>%7$s</%5$s></%3$s></Document>
                """.formatted(message, version, root, id(), element, account, String.join("", entries));
    }

    /** An entry as it grows; whatever is not said is a booked debit. */
    public static final class Entry {
        private final String amount;
        private final List<String> after = new ArrayList<>();
        private String side = "<CdtDbtInd>DBIT</CdtDbtInd>";
        private String status = "<Sts><Cd>BOOK</Cd></Sts>";
        private String reference = "";
        private String dates = "<BookgDt><Dt>2026-01-05</Dt></BookgDt>";
        private String batch = "";
        private final List<String> details = new ArrayList<>();

        private Entry(String amount) {
            this.amount = amount;
        }

        public static Entry of(String amount, String currency) {
            return new Entry("<Amt Ccy=\"" + currency + "\">" + amount + "</Amt>");
        }

        public Entry credit() {
            side = "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd>";
            return this;
        }

        public Entry side(String element) {
            side = element;
            return this;
        }

        public Entry status(String element) {
            status = element;
            return this;
        }

        public Entry reference(String value) {
            reference = "<AcctSvcrRef>" + value + "</AcctSvcrRef>";
            return this;
        }

        public Entry dates(String elements) {
            dates = elements;
            return this;
        }

        public Entry with(String element) {
            after.add(element);
            return this;
        }

        public Entry batch(String content) {
            batch = "<Btch>" + content + "</Btch>";
            return this;
        }

        /** A payment in it, with elements after its references. */
        public Entry payment(String endToEndId, String... elements) {
            return details("<Refs><EndToEndId>" + endToEndId + "</EndToEndId></Refs>" + String.join("", elements));
        }

        public Entry details(String content) {
            details.add("<TxDtls>" + content + "</TxDtls>");
            return this;
        }

        @Override
        public String toString() {
            return "<Ntry>" + amount + side + status + dates + reference + String.join("", after)
                    + (batch.isEmpty() && details.isEmpty()
                            ? ""
                            : "<NtryDtls>" + batch + String.join("", details) + "</NtryDtls>")
                    + "</Ntry>";
        }
    }
}
