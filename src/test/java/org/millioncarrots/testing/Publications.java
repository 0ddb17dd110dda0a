package org.millioncarrots.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files in the shape in which the banks publish them. */
public final class Publications {
    public static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private Publications() {}

    /** @param rates such as {@code "TRY 10 74,4922"} */
    public static byte[] cbrDaily(String date, String... rates) {
        return cbrDailyText(date, rates).getBytes(WINDOWS_1251);
    }

    public static String cbrDailyText(String date, String... rates) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"windows-1251\"?>")
                .append("<ValCurs Date=\"" + date + "\" name=\"Foreign Currency Market\">");
        for (String rate : rates) {
            String[] part = rate.split(" ", 3);
            xml.append("<Valute ID=\"R0\"><NumCode>000</NumCode><CharCode>")
                    .append(part[0])
                    .append("</CharCode><Nominal>")
                    .append(part[1])
                    .append("</Nominal><Name>Доллар</Name><Value>")
                    .append(part[2])
                    .append("</Value></Valute>");
        }
        return xml.append("</ValCurs>").toString();
    }

    /** @param rates such as {@code "02.03.2022 91,7457"} */
    public static byte[] cbrSeries(String id, String... rates) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"windows-1251\"?>")
                .append("<ValCurs ID=\"" + id
                        + "\" DateRange1=\"01.03.2022\" DateRange2=\"31.03.2022\" name=\"Динамика\">");
        for (String rate : rates) {
            String[] part = rate.split(" ", 2);
            xml.append("<Record Date=\"" + part[0] + "\" Id=\"" + id + "\"><Nominal>1</Nominal><Value>" + part[1]
                    + "</Value></Record>");
        }
        return xml.append("</ValCurs>").toString().getBytes(WINDOWS_1251);
    }

    /** @param days such as {@code "2022-03-01 USD 1.1162 RUB 117.201"} */
    public static byte[] ecb(String... days) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<gesmes:Envelope xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\"")
                .append(" xmlns=\"http://www.ecb.int/vocabulary/2002-08-01/eurofxref\">")
                .append("<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender>")
                .append("<gesmes:name>European Central Bank</gesmes:name></gesmes:Sender><Cube>");
        for (String day : days) {
            String[] part = day.split(" ");
            xml.append("<Cube time='" + part[0] + "'>");
            String[] rates = Arrays.copyOfRange(part, 1, part.length);
            for (int i = 0; i < rates.length; i += 2) {
                xml.append("<Cube currency='" + rates[i] + "' rate='" + rates[i + 1] + "'/>");
            }
            xml.append("</Cube>");
        }
        return xml.append("</Cube></gesmes:Envelope>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param rates such as {@code "USD 29.2549"} */
    public static byte[] nbu(String date, String... rates) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<exchange>");
        for (String rate : rates) {
            String[] part = rate.split(" ");
            xml.append("\n  <currency>\n    <r030>000</r030>\n    <txt>Долар</txt>\n    <rate>" + part[1]
                    + "</rate>\n    <cc>" + part[0] + "</cc>\n    <exchangedate>" + date
                    + "</exchangedate>\n    <special>\n    </special>\n  </currency>");
        }
        return xml.append("\n</exchange>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
