package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

class OutboundCheckTest {
    private static final String TX = "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf[2]/";

    private final OutboundCheck check = new OutboundCheck(
            new TellingWords(Set.of("ukraine-lay-down-arms", "DESERTION", "LAY_DOWN_ARMS", "Дезертир", "Act")),
            Set.of("Payment"));
    private final Random random = new Random(6);
    private final CreditTransfer second = BankExamples.sepaTransfer(2, "2.00", "Anna Actova", random);
    private final String file = new String(
            CreditTransferWriter.toBytes(BankExamples.sepa(
                    "MC1", List.of(BankExamples.sepaTransfer(1, "1.00", "Ivan Lee", random), second))),
            StandardCharsets.UTF_8);

    @Test
    void aNeutralFileMayLeave() {
        assertThatCode(() -> check.check("MC1.xml", file.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Purp><Cd>SSBE</Cd></Purp>",
                "<RgltryRptg><Dtls><Inf>x</Inf></Dtls></RgltryRptg>",
                "<InstrForDbtrAgt>x</InstrForDbtrAgt>",
                "<UltmtDbtr><Nm>Ministry</Nm></UltmtDbtr>",
                "<SplmtryData><Envlp/></SplmtryData>"
            })
    void elementsThatCouldTellAreRefusedByPath(String element) {
        String name = element.substring(1, element.indexOf('>'));
        assertRefused(inSecond("<RmtInf>", element + "<RmtInf>"), TX + name);
    }

    @Test
    void categoryPurposeAndOtherCodesAreRefused() {
        String block = "Document/CstmrCdtTrfInitn/PmtInf/PmtTpInf";
        assertRefused(file.replace("</SvcLvl>", "</SvcLvl><CtgyPurp><Cd>GOVT</Cd></CtgyPurp>"), block + "/CtgyPurp");
        assertRefused(file.replace("<Cd>SEPA<", "<Cd>GOVT<"), block + "/SvcLvl/Cd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lay Down Arms",
                "lay-down-arms",
                "PAY LAYDOWNARMS2026",
                "for desertion",
                "predesertional",
                "UKRAINE LAY DOWN ARMS",
                "an act",
                "DEZERTIR"
            })
    void programmesAndActsAreFoundInAnyText(String text) {
        String address = "<PstlAdr><StrtNm>" + text + "</StrtNm><TwnNm>Riga</TwnNm><Ctry>LV</Ctry></PstlAdr>";
        assertRefused(inSecond("Anna Actova</Nm>", "Anna Actova</Nm>" + address), TX + "Cdtr/PstlAdr/StrtNm");
        String debtor = "Document/CstmrCdtTrfInitn/PmtInf/Dbtr/Nm";
        assertRefused(file.replaceFirst("(<Dbtr>\\s*<Nm>)[^<]*", "$1" + text), debtor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lay Down Arms", "PAY LAYDOWNARMS2026", "UKRAINE LAY DOWN ARMS", "Dezertir", "Ivan Dezertir Act"
            })
    void aNameTellsByAPhraseByTwoWordsOrByNothingElse(String name) {
        assertRefused(inSecond("Anna Actova", name), TX + "Cdtr/Nm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna Act", "Ivan Dezertir", "Anna Desertion", "Anna Predesertional"})
    void aSurnameMayBeSuchAWord(String name) {
        String changed = inSecond("Anna Actova", name);
        assertThatCode(() -> check.check("MC1.xml", changed.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void remittanceIsOneOfTheNeutralTexts() {
        assertRefused(inSecond(">Payment<", ">Reward<"), TX + "RmtInf/Ustrd");
        assertRefused(
                inSecond("<Ustrd>Payment</Ustrd>", "<Strd><AddtlRmtInf>x</AddtlRmtInf></Strd>"), TX + "RmtInf/Strd");
    }

    @Test
    void idsAreOfOurForm() {
        String ours = second.endToEndId().value();
        assertRefused(inSecond(ours, "AWARD-2026-0001"), TX + "PmtId/EndToEndId");
        assertRefused(inSecond(ours, ours.substring(0, 25) + 'X'), TX + "PmtId/EndToEndId");
        assertRefused(inSecond("<InstrId>2<", "<InstrId>0190d0e2-0000-8000-8000-000000000000<"), TX + "PmtId/InstrId");
        assertRefused(inSecond("<InstrId>2<", "<InstrId>1<"), TX + "PmtId/InstrId");
        String timeOrdered = "0190d0e2-0000-8000-8000-000000000000";
        assertRefused(inSecond(second.uetr().toString(), timeOrdered), TX + "PmtId/UETR");
    }

    @ParameterizedTest
    @CsvSource({
        "<PstlAdr><AdrLine>Street 1</AdrLine><AdrLine>1000 Town</AdrLine></PstlAdr>",
        "<PstlAdr><TwnNm>Town</TwnNm></PstlAdr>"
    })
    void unstructuredAddressesAreRefused(String address) {
        assertRefused(inSecond("</Nm>", "</Nm>" + address), TX + "Cdtr/PstlAdr");
    }

    @Test
    void whatASchemeAsksIsLookedAt() {
        String block = "Document/CstmrCdtTrfInitn/PmtInf/";
        String instant = file.replace("</SvcLvl>", "</SvcLvl><LclInstrm><Cd>INST</Cd></LclInstrm>");
        assertThatCode(() -> check.check("MC1.xml", instant.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
        assertRefused(instant.replace(">INST<", ">CORE<"), block + "PmtTpInf/LclInstrm/Cd");
        assertRefused(instant.replace(">INST<", ">SEPA<"), block + "PmtTpInf/LclInstrm/Cd");
        assertRefused(file.replace(">SEPA<", ">INST<"), block + "PmtTpInf/SvcLvl/Cd");
        assertRefused(instant.replaceFirst("(?s)<SvcLvl>.*?</SvcLvl>", ""), block + "PmtTpInf");
        assertRefused(
                file.replace("</SvcLvl>", "</SvcLvl><SvcLvl><Cd>SEPA</Cd></SvcLvl>"), block + "PmtTpInf/SvcLvl[2]/Cd");
        assertRefused(file.replace(">SLEV<", ">SHAR<"), block + "ChrgBr");
        assertRefused(file.replaceFirst("(?s)<PmtTpInf>.*?</PmtTpInf>", ""), block + "ChrgBr");
        assertRefused(file.replace("Ccy=\"EUR\"", "Ccy=\"USD\""), block + "PmtTpInf");
        assertRefused(inSecond("Ccy=\"EUR\"", "Ccy=\"USD\""), TX + "Amt/InstdAmt");
        assertRefused(inSecond(">2.00<", ">-2.00<"), TX + "Amt/InstdAmt");
        assertRefused(inSecond(">2.00<", ">0.00<"), TX + "Amt/InstdAmt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-12-25",
                "2025-12-26",
                "2026-03-01",
                "2026-03-07",
                "soon"
            })
    void noFileAsksForADayOnWhichBanksAreClosed(String day) {
        assertRefused(
                file.replace("<Dt>2026-03-02<", "<Dt>" + day + "<"), "Document/CstmrCdtTrfInitn/PmtInf/ReqdExctnDt/Dt");
    }

    @Test
    void twoAddressLinesAreLeftForWhatHasNoField() {
        String lines =
                "<PstlAdr><TwnNm>Riga</TwnNm><Ctry>LV</Ctry>" + "<AdrLine>Hof 2</AdrLine>".repeat(3) + "</PstlAdr>";
        assertRefused(inSecond("Anna Actova</Nm>", "Anna Actova</Nm>" + lines), TX + "Cdtr/PstlAdr/AdrLine[3]");
    }

    @Test
    void otherHidingPlacesAreRefused() {
        assertRefused(inSecond("<RmtInf>", "<!-- x --><RmtInf>"), TX.substring(0, TX.length() - 1));
        assertRefused(inSecond("<RmtInf>", "hidden<RmtInf>"), TX.substring(0, TX.length() - 1));
        assertRefused(inSecond("<Cdtr>", "<Cdtr Id=\"x\">"), TX + "Cdtr");
        assertRefused(file.replace("pain.001.001.09", "pain.001.001.03"), "Document");
    }

    @Test
    void totalsAndNameOfTheFileMustFit() {
        assertRefused(file.replace("<CtrlSum>3.00<", "<CtrlSum>3.01<"), "Document/CstmrCdtTrfInitn/GrpHdr/CtrlSum");
        assertRefused(file.replace("<NbOfTxs>2<", "<NbOfTxs>3<"), "Document/CstmrCdtTrfInitn/GrpHdr/NbOfTxs");
        Problem problem = catchThrowableOfType(
                Problem.class, () -> check.check("desertion-march.xml", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(problem.violations()).extracting(Problem.Violation::field).containsExactly("fileName");
    }

    @Test
    void whatIsNoXmlIsRefused() {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> check.check("MC1.xml", "<a>".getBytes(StandardCharsets.UTF_8)));
        assertThat(problem.type()).isEqualTo(ProblemType.BANK_FILE_REFUSED);
    }

    /** Replaces the text's last occurrence, which is in the second payment. */
    private String inSecond(String text, String replacement) {
        int at = file.lastIndexOf(text);
        assertThat(at).isPositive();
        return file.substring(0, at) + replacement + file.substring(at + text.length());
    }

    private void assertRefused(String xml, String path) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> check.check("MC1.xml", xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(problem.type()).isEqualTo(ProblemType.BANK_FILE_REFUSED);
        assertThat(problem.violations()).extracting(Problem.Violation::field).contains(path);
        assertThat(problem.detail() + problem.violations()).doesNotContain("Actova", "Ministry", "AWARD-2026");
    }
}
