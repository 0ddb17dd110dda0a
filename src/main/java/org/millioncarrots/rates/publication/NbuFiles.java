package org.millioncarrots.rates.publication;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.rates.publication.RateFile.Kind;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/** The National Bank of Ukraine's {@code exchange}: hryvnias per unit of each currency, on one day in force. */
final class NbuFiles implements BankFiles {
    /** What is missing from before comes by hand: each day is a file of its own. */
    private static final int MOST_MISSED_DAYS = 92;

    @Override
    public String rootElement() {
        return "exchange";
    }

    /** Tomorrow's come in the afternoon; until then the file for tomorrow is empty. */
    @Override
    public List<String> newest(LocalDate today) {
        return List.of(file(today.plusDays(1)), file(today));
    }

    @Override
    public List<String> missed(@Nullable LocalDate fetched, Optional<LocalDate> held, LocalDate newest) {
        LocalDate from = fetched == null ? held.orElse(newest) : fetched;
        LocalDate oldest = newest.minusDays(MOST_MISSED_DAYS);
        return from.isBefore(newest)
                ? (from.isBefore(oldest) ? oldest : from)
                        .plusDays(1)
                        .datesUntil(newest)
                        .filter(Publisher.NBU::worksOn)
                        .map(NbuFiles::file)
                        .toList()
                : List.of();
    }

    private static String file(LocalDate day) {
        return "/exchange?date=" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    @Override
    public RateFile read(XMLStreamReader xml) throws XMLStreamException {
        RateFile.Builder file = new RateFile.Builder(Publisher.NBU, Kind.DAILY);
        List<LocalDate> days = new ArrayList<>();
        RateXml.eachChild(xml, "currency", fields -> {
            LocalDate day = RateXml.date(RateXml.field(fields, "exchangedate"));
            if (days.isEmpty()) {
                file.day(day);
                days.add(day);
            }
            String currency = RateXml.field(fields, "cc");
            file.line(currency, () -> line(file, day.equals(days.getFirst()), currency, fields));
        });
        return file.build();
    }

    private static void line(RateFile.Builder file, boolean sameDay, String currency, Map<String, String> fields) {
        if (!sameDay) {
            throw new Refusal(currency + ": another day than that of the file");
        }
        file.rate(currency, 1, RateXml.number(RateXml.field(fields, "rate"), currency));
    }
}
