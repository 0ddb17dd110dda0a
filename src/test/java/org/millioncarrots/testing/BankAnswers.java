package org.millioncarrots.testing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the bank answers to a file of ours, made from the file itself. */
public final class BankAnswers {
    private BankAnswers() {}

    /** One payment of a bank file. */
    public record Payment(String endToEndId, String uetr, String amount, String currency) {}

    public static List<Payment> payments(String file) {
        return Pattern.compile(
                        "<EndToEndId>([^<]+)</EndToEndId>\\s*<UETR>([^<]+)</UETR>.*?<InstdAmt Ccy=\"(\\w+)\">([^<]+)<",
                        Pattern.DOTALL)
                .matcher(file)
                .results()
                .map(BankAnswers::payment)
                .toList();
    }

    private static Payment payment(MatchResult found) {
        return new Payment(found.group(1), found.group(2), found.group(4), found.group(3));
    }

    public static String messageId(String file) {
        MatchResult found = Pattern.compile("<MsgId>([^<]+)</MsgId>")
                .matcher(file)
                .results()
                .findFirst()
                .orElseThrow();
        return found.group(1);
    }

    /** A pain.002 that gives the payments a status, with a reason if it is a rejection. */
    public static String statusReport(String file, String id, String status, String reason, List<Payment> payments) {
        StringBuilder transactions = new StringBuilder();
        for (Payment payment : payments) {
            transactions.append("<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>"
                    .formatted(
                            payment.endToEndId(),
                            status,
                            reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>"));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-01-05T10:00:00Z</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """.formatted(id, messageId(file), messageId(file), transactions);
    }

    /** A camt.054 with one booked entry for each payment: debits when they leave, credits with a reason when they come back. */
    public static String notification(String id, String returnReason, List<Payment> payments) {
        boolean returned = !returnReason.isEmpty();
        StringBuilder entries = new StringBuilder();
        for (Payment payment : payments) {
            entries.append("""
                    <Ntry><Amt Ccy="%1$s">%2$s</Amt><CdtDbtInd>%3$s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                    <BookgDt><Dt>2026-01-05</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>
                    <SubFmlyCd>%5$s</SubFmlyCd></Fmly></Domn></BkTxCd>
                    <NtryDtls><TxDtls><Refs><EndToEndId>%4$s</EndToEndId></Refs><Amt Ccy="%1$s">%2$s</Amt>
                    <CdtDbtInd>%3$s</CdtDbtInd>%6$s</TxDtls></NtryDtls></Ntry>
                    """.formatted(
                            payment.currency(),
                            payment.amount(),
                            returned ? "CRDT" : "DBIT",
                            payment.endToEndId(),
                            returned ? "RRTN" : "ESCT",
                            returned ? "<RtrInf><Rsn><Cd>" + returnReason + "</Cd></Rsn></RtrInf>" : ""));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
                <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>2026-01-05T10:00:00Z</CreDtTm></GrpHdr>
                <Ntfctn><Id>%1$s</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>%2$s</Ntfctn>
                </BkToCstmrDbtCdtNtfctn></Document>
                """.formatted(id, entries);
    }
}
