package org.millioncarrots.rates.publication;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.rates.publication.RateFile.Kind;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/** The ECB's {@code eurofxref-daily}, {@code -hist-90d} and {@code -hist}: units of each currency per euro, by day. */
final class EcbFiles implements BankFiles {
    /** The short history covers 90 days; a little is left for its own delay. */
    private static final int SHORT_HISTORY_DAYS = 80;

    private static final String NAMESPACE = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";

    @Override
    public String rootElement() {
        return "Envelope";
    }

    @Override
    public List<String> newest(LocalDate today) {
        return List.of("/eurofxref-daily.xml");
    }

    @Override
    public List<String> missed(@Nullable LocalDate fetched, Optional<LocalDate> held, LocalDate newest) {
        if (fetched == null) {
            return List.of("/eurofxref-hist.xml");
        }
        boolean shortHistory = fetched.plusDays(SHORT_HISTORY_DAYS).isAfter(newest);
        return Publisher.ECB.worksBetween(fetched, newest)
                ? List.of(shortHistory ? "/eurofxref-hist-90d.xml" : "/eurofxref-hist.xml")
                : List.of();
    }

    @Override
    public RateFile read(XMLStreamReader xml) throws XMLStreamException {
        RateFile.Builder file = new RateFile.Builder(Publisher.ECB, Kind.DAILY);
        int days = 0;
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (xml.getLocalName().equals("Cube")) {
                    days += cube(xml, file);
                }
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Refusal("an entity is not allowed");
            }
        }
        RateFile read = file.build();
        return days > 1 ? new RateFile(read.source(), Kind.SERIES, read.days(), read.skipped(), read.leftOut()) : read;
    }

    /** @return 1 if a new day starts here */
    private static int cube(XMLStreamReader xml, RateFile.Builder file) {
        if (!NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new Refusal("Cube is not in the namespace of the ECB's reference rates");
        }
        String time = xml.getAttributeValue(null, "time");
        String currency = xml.getAttributeValue(null, "currency");
        if (time != null) {
            file.day(date(time));
            return 1;
        }
        if (currency != null) {
            file.line(currency, () -> file.rate(currency, 1, RateXml.number(RateXml.attribute(xml, "rate"), currency)));
        }
        return 0;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new Refusal("a date is not yyyy-mm-dd");
        }
    }
}
