package org.millioncarrots.rates.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.publication.RateFile.Kind;
import org.millioncarrots.rates.publication.RateFile.Refusal;
import org.millioncarrots.testing.Publications;

class RateXmlTest {

    /** FX31: decimal comma, ordinary and non-breaking spaces, windows-1251. */
    @Test
    void readsTheBankOfRussiasDailyFile() {
        RateFile file = RateXml.read(Publications.cbrDaily(
                "05.03.2022", "USD 1 105,8124", "TRY 10 74,4922", "KRW 1000 1\u00A0234,5678", "VND 10000 1 234,5"));
        assertThat(file.source()).isEqualTo(RateSource.CBR);
        assertThat(file.kind()).isEqualTo(Kind.DAILY);
        assertThat(file.newestInForceFrom()).isEqualTo("2022-03-05");
        assertThat(file.newestPublishedOn()).isEqualTo("2022-03-04");
        assertThat(file.days().getFirst().rates())
                .containsExactly(
                        rate("USD", 1, "105.8124"),
                        rate("TRY", 10, "74.4922"),
                        rate("KRW", 1000, "1234.5678"),
                        rate("VND", 10000, "1234.5"));
    }

    private static RateFile.Rate rate(String base, int nominal, String value) {
        return new RateFile.Rate(new CurrencyCode(base), CurrencyCode.RUB, nominal, new BigDecimal(value), null);
    }

    @Test
    void readsTheRatePerUnitAsACheckOnly() {
        String text = Publications.cbrDailyText("02.11.2023", "HUF 100 25,6789")
                .replace("</Value>", "</Value><VunitRate>0,256789</VunitRate>");
        assertThat(RateXml.read(text.getBytes(Publications.WINDOWS_1251))
                        .days()
                        .getFirst()
                        .rates())
                .containsExactly(rate("HUF", 100, "25.6789"));
        String wrong = text.replace("0,256789", "0,0256789");
        assertRefused(
                wrong.getBytes(Publications.WINDOWS_1251), "HUF: the value does not agree with the rate per unit");
    }

    /** As the bank writes it since the rial fell below 0.0001 rubles; value and nominal are the rate. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IRR | 1000000 | 48,1017   | 4,81017E-05
            IRR | 1000000 | 48,1017   | 4,81017e-5
            IRR | 1000000 | 58,8139   | 5,88139E-05
            IRR | 10000   | 1,2115    | 0,000121149
            VND | 10000   | 34,5679   | 0,003456789
            UZS | 10000   | 65,4321   | 6,54321E-03
            KRW | 1000    | 61,2345   | 0,0612345
            HUF | 100     | 25,6789   | 0,25678899999999999
            JPY | 100     | 1\u00a0061,5 | 10,615
            GBP | 1       | 104,3500  | 1,043500E+02
            IRR | 1000000 | 48,1017   | 4.81017E-05
            IRR | 1000000 | 48,1017   | 4,81017E-99999
            IRR | 1000000 | 48,1017   | n/a
            EUR | 1       | 99,1234   | -
            """)
    void valueAndNominalDecide(String currency, int nominal, String value, String perUnit) {
        RateFile file = RateXml.read(withPerUnit(currency, nominal + " " + value, perUnit));
        assertThat(file.leftOut()).isEmpty();
        BigDecimal plain = new BigDecimal(value.replace("\u00a0", "").replace(',', '.'));
        assertThat(file.days().getFirst().rates())
                .contains(rate("USD", 1, "93.2801"), rate(currency, nominal, plain.toPlainString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IRR | 1000000 48,1017 | 9,81017E-05
            IRR | 1000000 0,0000  | 0
            IRR | 1000000 -1,0000 | 1
            IRR | 1000000 -       | 1
            IRR | 1000000 4,8E01  | 0,000048
            IRR | 0 48,1017       | 1
            IRR | 1,5 48,1017     | 1
            IRR | 99999999 48,1   | 1
            irr | 1000000 48,1017 | 4,81017E-05
            """)
    void anOddLineIsLeftOutUnlessSomebodyIsPaidInIt(String currency, String nominalAndValue, String perUnit) {
        RateFile file = RateXml.read(withPerUnit(currency, nominalAndValue, perUnit));
        assertThat(file.days().getFirst().rates()).containsExactly(rate("USD", 1, "93.2801"));
        assertThat(file.leftOut()).hasSize(1);
        if (currency.equals("IRR")) {
            assertThat(file.leftOut().getFirst()).startsWith("IRR");
            for (String essential : new String[] {"EUR", "RUB"}) {
                assertThatThrownBy(() -> RateXml.read(withPerUnit(essential, nominalAndValue, perUnit)))
                        .isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void aCurrencyThatIsThereTwiceIsLeftOutAltogether() {
        RateFile file =
                RateXml.read(Publications.cbrDaily("02.11.2023", "USD 1 93,2801", "HUF 100 25,6", "HUF 100 26,7"));
        assertThat(file.days().getFirst().rates()).containsExactly(rate("USD", 1, "93.2801"));
        assertThat(file.leftOut()).containsExactly("HUF is there twice for 2023-11-02");
        RateFile ecb = RateXml.read(Publications.ecb("2022-03-01 USD 1.1162 HUF N/A GBP 0.8355"));
        assertThat(ecb.rateCount()).isEqualTo(2);
        assertThat(ecb.leftOut()).singleElement().asString().startsWith("HUF");
    }

    private static byte[] withPerUnit(String currency, String nominalAndValue, String perUnit) {
        String text = Publications.cbrDailyText("02.11.2023", "USD 1 93,2801", currency + " " + nominalAndValue);
        int last = text.lastIndexOf("</Value>");
        return (text.substring(0, last) + "</Value><VunitRate>" + perUnit + "</VunitRate>" + text.substring(last + 8))
                .getBytes(Publications.WINDOWS_1251);
    }

    @Test
    void readsTheBankOfRussiasSeries() {
        RateFile file = RateXml.read(Publications.cbrSeries("R01235", "02.03.2022 91,7457", "03.03.2022 103,2487"));
        assertThat(file.kind()).isEqualTo(Kind.SERIES);
        assertThat(file.days())
                .extracting(RateFile.Day::inForceFrom)
                .containsExactly(LocalDate.of(2022, 3, 2), LocalDate.of(2022, 3, 3));
        assertThat(file.days().getLast().rates()).containsExactly(rate("USD", 1, "103.2487"));
    }

    @Test
    void readsTheEcbsFilesAndKeepsTheDecimals() {
        RateFile daily = RateXml.read(Publications.ecb("2026-08-21 USD 1.1699 GBP 0.85670 ISK 141.60"));
        assertThat(daily.kind()).isEqualTo(Kind.DAILY);
        assertThat(daily.days().getFirst().rates())
                .extracting(rate ->
                        rate.base() + "/" + rate.quote() + " " + rate.value().toPlainString())
                .containsExactly("EUR/USD 1.1699", "EUR/GBP 0.85670", "EUR/ISK 141.60");
        RateFile history = RateXml.read(Publications.ecb("2022-03-02 USD 1.1106", "2022-03-01 USD 1.1162 RUB 117.201"));
        assertThat(history.kind()).isEqualTo(Kind.SERIES);
        assertThat(history.rateCount()).isEqualTo(3);
    }

    @Test
    void skipsWhatHasNoMinorUnit() {
        RateFile file = RateXml.read(Publications.cbrDaily("02.11.2023", "XDR 1 122,5000", "USD 1 93,2801"));
        assertThat(file.skipped()).containsExactly("XDR");
        assertThat(file.rateCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"cp1251, windows-1251", "Windows-1251, windows-1251", "utf8, UTF-8", "utf-8, UTF-8"})
    void anEncodingHasSeveralNames(String declared, String encoding) {
        String text = Publications.cbrDailyText("05.03.2022", "USD 1 105,8124").replace("windows-1251", declared);
        for (String before : new String[] {"", "\r\n", "  \n"}) {
            assertThat(RateXml.read((before + text).getBytes(Charset.forName(encoding)))
                            .rateCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatABankAddsBesideItsRatesStopsNone() {
        String text = Publications.cbrDailyText("05.03.2022", "USD 1 105,8124");
        for (String added : new String[] {"<Info><A>1</A></Info>", "<Valutes/>", "<!-- from 2027 on -->", "<?x y?>"}) {
            String more = text.replace("<Valute ", added + "<Valute ").replace("</ValCurs>", added + "</ValCurs>");
            assertThat(RateXml.read(more.getBytes(Publications.WINDOWS_1251)).rateCount())
                    .as(added)
                    .isEqualTo(1);
        }
        assertRefused(
                text.replace("Valute", "Currency").getBytes(Publications.WINDOWS_1251),
                "an element that is not Valute");
    }

    @Test
    void acceptsABankFileThatIsHonestlyUtf8() {
        byte[] utf8 = Publications.cbrDailyText("05.03.2022", "USD 1 105,8124")
                .replace("windows-1251", "UTF-8")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(RateXml.read(utf8).rateCount()).isEqualTo(1);
    }

    @TestFactory
    Stream<DynamicTest> refusesTheWholeFile() {
        byte[] good = Publications.ecb("2022-03-01 USD 1.1162 RUB 117.201");
        String ecb = new String(good, StandardCharsets.UTF_8);
        String cbr = Publications.cbrDailyText("05.03.2022", "USD 1 105,8124");
        return Stream.of(
                        Map.entry(
                                "truncated",
                                new Bad(Arrays.copyOf(good, good.length - 30), "not well-formed XML, or truncated")),
                        Map.entry(
                                "truncated after a number",
                                new Bad(ascii(ecb.substring(0, ecb.indexOf("117.201") + 4)), "truncated")),
                        Map.entry("rest after the end", new Bad(ascii(ecb + "<more/>"), "not well-formed")),
                        Map.entry(
                                "html",
                                new Bad(ascii("<!DOCTYPE html><html><body>502</body></html>"), "HTML instead of XML")),
                        Map.entry(
                                "html without doctype",
                                new Bad(ascii("\n<HTML><BODY>Bad Gateway"), "HTML instead of XML")),
                        Map.entry("empty", new Bad(new byte[0], "it is empty")),
                        Map.entry("blank", new Bad(ascii("  \n"), "not well-formed")),
                        Map.entry("text", new Bad(ascii("rates"), "not well-formed")),
                        Map.entry("zip", new Bad(new byte[] {'P', 'K', 3, 4, (byte) 0xff}, "wrong encoding")),
                        Map.entry("another root", new Bad(ascii("<Rates/>"), "the root element")),
                        Map.entry("no rates", new Bad(Publications.ecb(), "there is no rate in it")),
                        Map.entry(
                                "a day without rates",
                                new Bad(
                                        Publications.ecb("2022-03-01 USD 1.1", "2022-03-02"),
                                        "there is no rate for 2022-03-02")),
                        Map.entry(
                                "utf-8 bytes declared windows-1251",
                                new Bad(
                                        cbr.getBytes(StandardCharsets.UTF_8),
                                        "wrong encoding: windows-1251 is declared")),
                        Map.entry(
                                "windows-1251 bytes declared utf-8",
                                new Bad(
                                        cbr.replace("windows-1251", "UTF-8").getBytes(Publications.WINDOWS_1251),
                                        "wrong encoding: the bytes are not UTF-8")),
                        Map.entry(
                                "windows-1251 bytes, nothing declared",
                                new Bad(
                                        cbr.substring(cbr.indexOf("?>") + 2).getBytes(Publications.WINDOWS_1251),
                                        "wrong encoding")),
                        Map.entry("utf-16", new Bad(cbr.getBytes(StandardCharsets.UTF_16), "wrong encoding")),
                        Map.entry("another encoding", new Bad(ascii(ecb.replace("UTF-8", "KOI8-R")), "wrong encoding")),
                        Map.entry(
                                "zero",
                                new Bad(
                                        Publications.ecb("2022-03-01 USD 0.0000"),
                                        "USD for 2022-03-01: a rate and its nominal are positive")),
                        Map.entry("negative", new Bad(Publications.ecb("2022-03-01 USD -1.1162"), "without a sign")),
                        Map.entry("plus", new Bad(Publications.ecb("2022-03-01 USD +1.1162"), "without a sign")),
                        Map.entry("exponent", new Bad(Publications.ecb("2022-03-01 USD 1e3"), "plain decimal number")),
                        Map.entry(
                                "not a number",
                                new Bad(Publications.ecb("2022-03-01 USD N/A"), "plain decimal number")),
                        Map.entry(
                                "comma at the ecb",
                                new Bad(Publications.ecb("2022-03-01 USD 1,1162"), "plain decimal number")),
                        Map.entry(
                                "point at the bank of russia",
                                new Bad(
                                        Publications.cbrDaily("05.03.2022", "USD 1 105.8124"),
                                        "USD: a decimal comma is expected")),
                        Map.entry(
                                "signed at the bank of russia",
                                new Bad(Publications.cbrDaily("05.03.2022", "USD 1 -105,8124"), "without a sign")),
                        Map.entry(
                                "nominal zero",
                                new Bad(
                                        Publications.cbrDaily("05.03.2022", "USD 0 105,8124"),
                                        "USD: a nominal is a positive whole number")),
                        Map.entry(
                                "nominal negative",
                                new Bad(Publications.cbrDaily("05.03.2022", "USD -1 105,8124"), "USD: a nominal")),
                        Map.entry(
                                "duplicate currency",
                                new Bad(
                                        Publications.cbrDaily("05.03.2022", "USD 1 105,8124", "USD 1 105,8125"),
                                        "USD is there twice for 2022-03-05")),
                        Map.entry(
                                "duplicate currency at the ecb",
                                new Bad(
                                        Publications.ecb("2022-03-01 USD 1.1162 USD 1.1162"),
                                        "USD is there twice for 2022-03-01")),
                        Map.entry(
                                "duplicate date",
                                new Bad(
                                        Publications.ecb("2022-03-01 USD 1.1162", "2022-03-01 USD 1.1162"),
                                        "the date 2022-03-01 is there twice")),
                        Map.entry(
                                "dates jump back",
                                new Bad(
                                        Publications.ecb(
                                                "2022-03-01 USD 1.1162",
                                                "2022-03-02 USD 1.1106",
                                                "2022-02-28 USD 1.1199"),
                                        "the dates jump: 2022-02-28 follows 2022-03-02")),
                        Map.entry(
                                "dates jump forth",
                                new Bad(
                                        Publications.cbrSeries(
                                                "R01235",
                                                "03.03.2022 103,2487",
                                                "02.03.2022 91,7457",
                                                "04.03.2022 111,7564"),
                                        "the dates jump")),
                        Map.entry(
                                "no such date",
                                new Bad(
                                        Publications.cbrDaily("30.02.2022", "USD 1 105,8124"),
                                        "a date is not dd.mm.yyyy")),
                        Map.entry(
                                "no date",
                                new Bad(
                                        ascii(cbr.replace("Date=\"05.03.2022\"", "")),
                                        "the attribute Date of ValCurs is missing")),
                        Map.entry(
                                "own currency",
                                new Bad(
                                        Publications.cbrDaily("05.03.2022", "RUB 1 1,0000"),
                                        "a rate of RUB against itself")),
                        Map.entry(
                                "no currency code",
                                new Bad(Publications.ecb("2022-03-01 usd 1.1162"), "three capital letters")),
                        Map.entry(
                                "unknown series",
                                new Bad(
                                        Publications.cbrSeries("R99999", "02.03.2022 91,7457"),
                                        "the currency of this series")),
                        Map.entry(
                                "without namespace",
                                new Bad(
                                        ascii("<Envelope><Cube><Cube time='2022-03-01'/></Cube></Envelope>"),
                                        "namespace")),
                        Map.entry(
                                "xxe",
                                new Bad(
                                        ascii(
                                                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><ValCurs Date=\"05.03.2022\">&x;</ValCurs>"),
                                        "document type declaration")),
                        Map.entry(
                                "external doctype",
                                new Bad(
                                        ascii(
                                                "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><ValCurs Date=\"05.03.2022\"/>"),
                                        "document type declaration")),
                        Map.entry(
                                "billion laughs",
                                new Bad(
                                        ascii(
                                                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><ValCurs Date=\"&c;\"/>"),
                                        "document type declaration")),
                        Map.entry("too large", new Bad(new byte[RateXml.MAX_BYTES + 1], "it is larger than")))
                .map(bad -> DynamicTest.dynamicTest(
                        bad.getKey(),
                        () -> assertRefused(
                                bad.getValue().bytes(), bad.getValue().reason())));
    }

    private record Bad(byte[] bytes, String reason) {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> RateXml.read(bytes))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }
}
