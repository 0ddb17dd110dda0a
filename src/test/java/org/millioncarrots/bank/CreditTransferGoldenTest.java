package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.Money;
import org.millioncarrots.testing.Golden;

class CreditTransferGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String SCHEMA = "/pain.001.001.09.xsd";

    @Test
    void sepaFileIsAsAgreed() {
        Random random = new Random(1);
        byte[] xml = CreditTransferWriter.toBytes(BankExamples.sepa(
                "MC20260301A",
                List.of(
                        BankExamples.sepaTransfer(1, "42906.96", "Щукин Игорь", random),
                        BankExamples.sepaTransfer(2, "0.01", "José O'Brien", random))));
        Golden.holds(GOLDEN.resolve("pain.001-sepa.xml"), text(xml), "bank-files");
        BankExamples.validate(xml, SCHEMA);
    }

    @Test
    void instantFileSaysSoAndNothingElse() {
        List<CreditTransfer> transfers = List.of(BankExamples.sepaTransfer(1, "0.01", "José O'Brien", new Random(5)));
        byte[] xml = CreditTransferWriter.toBytes(BankExamples.instant("MC20260301D", transfers));
        BankExamples.validate(xml, SCHEMA);
        new OutboundCheck(new TellingWords(Set.of()), Set.of(BankExamples.NEUTRAL)).check("MC20260301D.xml", xml);
        assertThat(text(xml).replaceAll("\\s*<LclInstrm>\\s*<Cd>INST</Cd>\\s*</LclInstrm>", ""))
                .isEqualTo(text(CreditTransferWriter.toBytes(BankExamples.sepa("MC20260301D", transfers))));
        assertThat(SentFileReader.read(xml).scheme()).isEqualTo(CreditTransferFile.Scheme.SEPA_INSTANT);
    }

    @Test
    void crossBorderFileIsAsAgreedAndAddsUpExactly() {
        Random random = new Random(2);
        byte[] xml = CreditTransferWriter.toBytes(BankExamples.crossBorder(
                "MC20260301B",
                "USD",
                List.of(
                        BankExamples.crossBorderTransfer(1, Money.parse("47253.44", "USD"), random),
                        BankExamples.crossBorderTransfer(2, Money.parse("0.10", "USD"), random),
                        BankExamples.crossBorderTransfer(3, Money.parse("0.20", "USD"), random),
                        BankExamples.crossBorderTransfer(4, Money.parse("100000.00", "USD"), random))));
        Golden.holds(GOLDEN.resolve("pain.001-cross-border.xml"), text(xml), "bank-files");
        assertThat(text(xml)).contains("<CtrlSum>147253.74</CtrlSum>");
        BankExamples.validate(xml, SCHEMA);
    }

    @Test
    void currenciesKeepTheirDecimals() {
        Random random = new Random(3);
        byte[] yen = CreditTransferWriter.toBytes(BankExamples.crossBorder(
                "MC1", "JPY", List.of(BankExamples.crossBorderTransfer(1, Money.parse("500", "JPY"), random))));
        assertThat(text(yen)).contains("<InstdAmt Ccy=\"JPY\">500<", "<CtrlSum>500<");
        byte[] dinar = CreditTransferWriter.toBytes(BankExamples.crossBorder(
                "MC2", "KWD", List.of(BankExamples.crossBorderTransfer(1, Money.parse("1.005", "KWD"), random))));
        assertThat(text(dinar)).contains("<InstdAmt Ccy=\"KWD\">1.005<", "<CtrlSum>1.005<");
        BankExamples.validate(yen, SCHEMA);
        BankExamples.validate(dinar, SCHEMA);
    }

    @Test
    void tenThousandPaymentsStaySmallAndValid() {
        Random random = new Random(4);
        List<CreditTransfer> transfers = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            transfers.add(BankExamples.sepaTransfer(i, "421.00", "Татьяна Мышкина", random));
        }
        byte[] xml = CreditTransferWriter.toBytes(BankExamples.sepa("MC20260301C", transfers));
        assertThat(xml.length).isBetween(5_000_000, 13_000_000);
        assertThat(text(xml)).contains("<NbOfTxs>10000</NbOfTxs>", "<CtrlSum>4210000.00</CtrlSum>");
        BankExamples.validate(xml, SCHEMA);
        new OutboundCheck(new TellingWords(Set.of("lay down arms")), Set.of(BankExamples.NEUTRAL))
                .check("MC20260301C.xml", xml);
    }

    private static String text(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8);
    }
}
