package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayeesApartTest {
    private static final byte[] NOBODY = "<?payee?>".getBytes(StandardCharsets.US_ASCII);

    private final Random random = new Random(7);
    private final byte[] file = CreditTransferWriter.toBytes(BankExamples.sepa(
            "APART",
            List.of(
                    BankExamples.sepaTransfer(1, "10.00", "Anna Muster", random),
                    BankExamples.sepaTransfer(2, "20.00", "Bernd Beispiel", random),
                    BankExamples.sepaTransfer(3, "30.00", "Anna Muster", random))));

    @Test
    void withoutItsPayeesAFileHasAllElse() {
        PayeesApart apart = PayeesApart.of(file).orElseThrow();
        String rest = new String(apart.with(payee -> NOBODY), StandardCharsets.UTF_8);
        assertThat(rest)
                .doesNotContain("Anna", "Bernd", "<Cdtr", "<CdtrAcct")
                .contains("<Dbtr>", "10.00", "20.00", "30.00", "<CtrlSum>60.00</CtrlSum>");
        assertThat(apart.payees())
                .extracting(PayeesApart.Payee::endToEndId)
                .allMatch(EndToEndId::isOurs)
                .allMatch(rest::contains)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(new String(apart.content(apart.payees().get(1)), StandardCharsets.UTF_8))
                .contains("Bernd Beispiel", "<IBAN>")
                .doesNotContain("Anna");
    }

    @Test
    void putTogetherAgainItIsTheSameByteForByte() {
        PayeesApart apart = PayeesApart.of(file).orElseThrow();
        List<byte[]> contents = new ArrayList<>();
        apart.payees().forEach(payee -> contents.add(apart.content(payee)));
        PayeesApart rest = PayeesApart.of(apart.with(payee -> NOBODY)).orElseThrow();
        assertThat(rest.with(payee -> contents.get(payee.position()))).isEqualTo(file);
    }

    /** What is not where it is looked for could be somebody's name. */
    @Test
    void aFileInAnotherFormIsNotTakenApart() {
        String text = new String(file, StandardCharsets.UTF_8);
        for (String other : List.of(
                text.replace("CdtTrfTxInf", "p:CdtTrfTxInf"),
                text.replaceFirst("<CdtTrfTxInf>", "<CdtTrfTxInf >"),
                text.replaceFirst("<RmtInf>[\\s\\S]*?</RmtInf>", ""),
                text.replaceFirst("<EndToEndId>[^<]*</EndToEndId>", ""),
                text.replaceFirst("</Amt>", "</Amt >"),
                text.substring(0, text.lastIndexOf("</CdtTrfTxInf>")),
                "<Document/>",
                "")) {
            assertThat(PayeesApart.of(other.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }
}
