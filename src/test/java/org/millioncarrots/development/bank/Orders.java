package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Files as a customer writes them, by hand. */
final class Orders {
    private Orders() {}

    /** Payments of 1,000.00 + i to accounts of their own. */
    static String file(String messageId, int payments) {
        StringBuilder transfers = new StringBuilder();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 1; i <= payments; i++) {
            BigDecimal amount = new BigDecimal(1_000 + i + ".00");
            total = total.add(amount);
            transfers.append("""
                    <CdtTrfTxInf><PmtId><InstrId>%2$d</InstrId><EndToEndId>%1$s-%2$d</EndToEndId><UETR>%3$s</UETR></PmtId>
                    <Amt><InstdAmt Ccy="EUR">%4$s</InstdAmt></Amt><Cdtr><Nm>PETR OBRAZTSOV</Nm></Cdtr>
                    <CdtrAcct><Id><IBAN>%5$s</IBAN></Id></CdtrAcct><RmtInf><Ustrd>Payment</Ustrd></RmtInf></CdtTrfTxInf>
                    """.formatted(messageId, i, uetr(messageId + i), amount, iban(i)));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>2026-11-26T10:00:00Z</CreDtTm><NbOfTxs>%2$d</NbOfTxs><CtrlSum>%3$s</CtrlSum>
                <InitgPty><Nm>OFFICE</Nm></InitgPty></GrpHdr><PmtInf><PmtInfId>%1$s</PmtInfId><PmtMtd>TRF</PmtMtd>
                <NbOfTxs>%2$d</NbOfTxs><CtrlSum>%3$s</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>
                <ReqdExctnDt><Dt>2026-11-27</Dt></ReqdExctnDt><Dbtr><Nm>OFFICE</Nm></Dbtr>
                <DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct>
                <DbtrAgt><FinInstnId><BICFI>BYLADEM1001</BICFI></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>
                %4$s</PmtInf></CstmrCdtTrfInitn></Document>
                """.formatted(messageId, payments, total, transfers);
    }

    static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static UUID uetr(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }

    private static String iban(int number) {
        return new org.iban4j.Iban.Builder()
                .countryCode(org.iban4j.CountryCode.DE)
                .bankCode("10010010")
                .accountNumber("%010d".formatted(number))
                .build()
                .toString();
    }
}
