package org.millioncarrots.rates.publication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.rates.publication.RateFile.Kind;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/**
 * The Bank of Russia's {@code XML_daily} (all currencies of a day) and {@code XML_dynamic} (one currency over time): decimal
 * comma, rubles per {@code Nominal} units, dates are the first day in force.
 */
final class CbrFiles implements BankFiles {
    private static final List<String> DOLLAR_AND_EURO = List.of("R01235", "R01239");

    /** The bank's own ids, which stand in a series instead of the code. */
    private static final Map<String, String> CURRENCY_BY_ID = Arrays.stream(
                    """
                    R01010=AUD R01020A=AZN R01035=GBP R01060=AMD R01090B=BYN R01100=BGN R01115=BRL R01135=HUF R01150=VND
                    R01200=HKD R01210=GEL R01215=DKK R01230=AED R01235=USD R01239=EUR R01240=EGP R01270=INR R01280=IDR
                    R01335=KZT R01350=CAD R01355=QAR R01370=KGS R01375=CNY R01500=MDL R01530=NZD R01535=NOK R01565=PLN
                    R01585F=RON R01589=XDR R01625=SGD R01670=TJS R01675=THB R01700J=TRY R01710A=TMT R01717=UZS R01720=UAH
                    R01760=CZK R01770=SEK R01775=CHF R01805F=RSD R01810=ZAR R01815=KRW R01820=JPY
                    """.strip().split("\\s+"))
            .map(entry -> entry.split("="))
            .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> entry[1]));

    /** Between thousands. */
    private static final Pattern SPACES = Pattern.compile("[ \u00a0\u2009\u202f]");

    @Override
    public String rootElement() {
        return "ValCurs";
    }

    @Override
    public List<String> newest(LocalDate today) {
        return List.of("/XML_daily.asp?date_req=" + date(today.plusDays(1)));
    }

    /** The dollar and the euro over time; every other currency comes with the daily file. */
    @Override
    public List<String> missed(@Nullable LocalDate fetched, Optional<LocalDate> held, LocalDate newest) {
        LocalDate from = fetched == null ? held.orElse(newest) : fetched;
        return Publisher.CBR.worksBetween(from.minusDays(1), newest.minusDays(1))
                ? DOLLAR_AND_EURO.stream()
                        .map(currency -> "/XML_dynamic.asp?date_req1=" + date(from) + "&date_req2=" + date(newest)
                                + "&VAL_NM_RQ=" + currency)
                        .toList()
                : List.of();
    }

    private static String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).format(day);
    }

    @Override
    public RateFile read(XMLStreamReader xml) throws XMLStreamException {
        return xml.getAttributeValue(null, "DateRange1") == null ? daily(xml) : series(xml);
    }

    private static RateFile daily(XMLStreamReader xml) throws XMLStreamException {
        RateFile.Builder file = new RateFile.Builder(Publisher.CBR, Kind.DAILY);
        file.day(RateXml.date(RateXml.attribute(xml, "Date")));
        RateXml.eachChild(xml, "Valute", fields -> {
            String currency = fields.getOrDefault("CharCode", "").strip();
            file.line(currency, () -> file.rate(currency, nominal(fields, currency), value(fields, currency)));
        });
        return file.build();
    }

    private static RateFile series(XMLStreamReader xml) throws XMLStreamException {
        RateFile.Builder file = new RateFile.Builder(Publisher.CBR, Kind.SERIES);
        String id = RateXml.attribute(xml, "ID");
        String currency = CURRENCY_BY_ID.get(id);
        if (currency == null) {
            throw new Refusal("the currency of this series is not known");
        }
        RateXml.eachChild(xml, "Record", fields -> {
            if (!id.equals(fields.get("@Id"))) {
                throw new Refusal("two currencies in one series");
            }
            file.day(RateXml.date(RateXml.field(fields, "@Date")));
            file.rate(currency, nominal(fields, currency), value(fields, currency));
        });
        return file.build();
    }

    private static int nominal(Map<String, String> fields, String currency) {
        String text = SPACES.matcher(RateXml.field(fields, "Nominal")).replaceAll("");
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new Refusal(currency + ": a nominal is a positive whole number");
        }
        return Integer.parseInt(text);
    }

    /**
     * The value per nominal, which is the rate. Where the bank also gives the rate per unit, which it derives from both, the two
     * must agree within the last digit of either.
     */
    private static BigDecimal value(Map<String, String> fields, String currency) {
        BigDecimal value = RateXml.number(decimalComma(RateXml.field(fields, "Value"), currency), currency);
        BigDecimal nominal = BigDecimal.valueOf(nominal(fields, currency));
        RateXml.perUnit(plain(fields.getOrDefault("VunitRate", ""))).ifPresent(perUnit -> {
            BigDecimal tolerance = lastDigit(value).add(lastDigit(perUnit).multiply(nominal));
            if (value.subtract(perUnit.multiply(nominal)).abs().compareTo(tolerance) >= 0) {
                throw new Refusal(currency + ": the value does not agree with the rate per unit");
            }
        });
        return value;
    }

    private static BigDecimal lastDigit(BigDecimal number) {
        return BigDecimal.ONE.movePointLeft(number.scale());
    }

    private static String decimalComma(String text, String currency) {
        if (text.indexOf('.') >= 0) {
            throw new Refusal(currency + ": a decimal comma is expected");
        }
        return plain(text);
    }

    private static String plain(String text) {
        return SPACES.matcher(text).replaceAll("").replace(',', '.');
    }
}
