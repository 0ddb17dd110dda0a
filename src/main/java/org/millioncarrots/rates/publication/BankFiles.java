package org.millioncarrots.rates.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a central bank's files are called, where they are, and how they are read. */
interface BankFiles {
    /** By which a file is known as this bank's. */
    String rootElement();

    /** @param xml at its root element; read to its end, so that a truncated file is noticed */
    RateFile read(XMLStreamReader xml) throws XMLStreamException;

    /** Where the newest rates may be, below the bank's folder: the first that has any is taken. */
    List<String> newest(LocalDate today);

    /**
     * Where the days are that were not fetched, in order.
     *
     * @param fetched the newest day that was
     * @param held the newest day that is known at all
     * @param newest the day of the newest file
     */
    List<String> missed(@Nullable LocalDate fetched, Optional<LocalDate> held, LocalDate newest);
}
