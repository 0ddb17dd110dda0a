package org.millioncarrots.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * Goes through a bank message element by element and holds nothing of it. Whoever is at an element reads its text, goes
 * through its children or skips it; each of these ends behind it. Elements of other namespaces do not exist. What cannot be
 * understood is null: the message goes on.
 */
final class MessageCursor {
    /** More than any text that is read may have; a longer one is not understood. */
    private static final int MAX_TEXT = 200;

    private static final int MAX_TEXT_WITH_SPACE = 4_000;

    /** Of a text in which a reference may stand, such as {@code AddtlNtryInf}. */
    private static final int MAX_PROSE = 600;

    private static final int MAX_LINES = 250_000;

    private static final int MAX_BLOCKS = 50_000;

    /** Minor units. No account or payment of ours comes to more, and thousands of them can still be summed. */
    private static final long MOST = 1_000_000_000_000_000L;

    private static final Pattern AMOUNT = Pattern.compile("\\+?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/?:().,'+_-]{0,34}");
    /** The forms of our end-to-end ids and message ids. */
    private static final Pattern OURS = Pattern.compile("(?i)[A-Z0-9]{24}[0-9]{2}|[0-9A-F]{32}");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([TZ+-].*)?");

    private final XMLStreamReader xml;
    private final String namespace;
    private int lines;
    private int blocks;

    /** @param xml at the element that is to be read */
    MessageCursor(XMLStreamReader xml) {
        this.xml = xml;
        this.namespace = String.valueOf(xml.getNamespaceURI());
    }

    /** Goes to the next child of the element that was gone into; false behind the last one. */
    boolean child() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (namespace.equals(xml.getNamespaceURI())) {
                    return true;
                }
                skip();
            }
        }
    }

    String name() {
        return xml.getLocalName();
    }

    void skip() {
        for (int depth = 1; depth > 0; ) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** The element's own text without white space around it; null if there is none or too much. */
    @Nullable
    String text() {
        OwnText text = new OwnText();
        for (int depth = 1; depth > 0; ) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (depth == 1) {
                text.add(event);
            }
        }
        return text.whole();
    }

    /** The text of the preferred child, or of the first; the element's own if it has none, as in older versions. */
    @Nullable
    String choice(String preferred) {
        OwnText own = new OwnText();
        String first = null;
        String chosen = null;
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                own.add(event);
            } else if (!namespace.equals(xml.getNamespaceURI())) {
                skip();
            } else {
                boolean wanted = name().equals(preferred);
                String text = text();
                first = first == null ? text : first;
                chosen = wanted && chosen == null ? text : chosen;
            }
        }
        return chosen != null ? chosen : first != null ? first : own.whole();
    }

    /** Gathers the pieces of a text as far as any that is needed may go. */
    private final class OwnText {
        private final StringBuilder text = new StringBuilder();
        private boolean tooLong;

        void add(int event) {
            boolean isText = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
            if (!isText || xml.isWhiteSpace() && (text.isEmpty() || text.length() > MAX_TEXT)) {
                return;
            }
            if (text.length() + xml.getTextLength() > MAX_TEXT_WITH_SPACE) {
                tooLong = true;
            } else if (!tooLong) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }

        @Nullable
        String whole() {
            return whole(MAX_TEXT);
        }

        @Nullable
        String whole(int most) {
            String whole = text.toString().strip();
            return tooLong || whole.isEmpty() || whole.length() > most ? null : whole;
        }
    }

    /** An id that we or a bank made; null if it could be free text. */
    @Nullable
    String id() {
        String text = text();
        return text != null && ID.matcher(text).matches() ? text : null;
    }

    /** A reference that others may have written: kept only if it has a digit and could not be just a name. */
    @Nullable
    String reference() {
        return reference(text());
    }

    static @Nullable String reference(@Nullable String text) {
        return text != null && ID.matcher(text).matches() && DIGIT.matcher(text).find() ? text : null;
    }

    /** One that may be ours, which has capital letters only, whatever a bank has made of them; others stay as they are. */
    static @Nullable String inCapitals(@Nullable String reference) {
        return reference != null && OURS.matcher(reference).matches() ? reference.toUpperCase(Locale.ROOT) : reference;
    }

    /** Our own end-to-end ids in the texts of the element, however deep; all else of them is forgotten. */
    List<String> mentions() {
        Set<String> mentioned = new LinkedHashSet<>(2);
        OwnText text = new OwnText();
        for (int depth = 1; depth > 0; ) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
                String whole = text.whole(MAX_PROSE);
                if (whole != null) {
                    mentioned.addAll(EndToEndId.in(whole));
                }
                text = new OwnText();
            } else {
                text.add(event);
            }
        }
        return List.copyOf(mentioned);
    }

    @Nullable
    UUID uuid() {
        String text = text();
        return text != null && UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** The date, or the date part of a date and time as the bank wrote it, in {@code Dt} or {@code DtTm}. */
    @Nullable
    LocalDate date() {
        String text = choice("Dt");
        try {
            return text != null && DATE.matcher(text).matches() ? LocalDate.parse(text.substring(0, 10)) : null;
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    /** A yes or no; anything else is a no. */
    boolean flag() {
        return Set.of("true", "1").contains(String.valueOf(text()));
    }

    /** A number of payments, pages or statements. */
    @Nullable
    Long count() {
        String text = text();
        return text != null && text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
    }

    /**
     * The amount by its value, however many zeros it is written with; null if it is none in an ISO 4217 currency, or beyond all
     * reason.
     */
    @Nullable
    Money money() {
        String currency = xml.getAttributeValue(null, "Ccy");
        String text = text();
        if (currency == null || text == null || !AMOUNT.matcher(text).matches()) {
            return null;
        }
        try {
            CurrencyCode code = new CurrencyCode(currency.strip());
            BigDecimal value = new BigDecimal(text);
            long minor = value.setScale(code.decimals()).unscaledValue().longValueExact();
            return minor > MOST ? null : new Money(minor, code);
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            return null;
        }
    }

    /** A line begins. */
    void countLine() {
        lines++;
        if (lines > MAX_LINES) {
            throw refused("there are more than " + MAX_LINES + " lines in it; ask the bank for smaller ones");
        }
    }

    /** A statement or payment block begins, with lines or without. */
    void countBlock() {
        blocks++;
        if (blocks > MAX_BLOCKS) {
            throw refused(
                    "there are more than " + MAX_BLOCKS + " statements or blocks in it; ask the bank for smaller ones");
        }
    }

    static Problem refused(String what) {
        return Problem.of(ProblemType.BANK_MESSAGE_REFUSED, what);
    }

    private int next() {
        try {
            return xml.next();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
