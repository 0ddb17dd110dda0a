package org.millioncarrots.rates.publication;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.SafeXml;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/**
 * Opens a bank's XML safely: no document type, no entities, a size cap, and bytes that are what the declaration says. The
 * root element says whose it is.
 */
final class RateXml {
    /** The ECB's whole history since 1999 is about 8 MiB. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");
    private static final Pattern PER_UNIT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?");
    private static final int PROLOG_BYTES = 200;
    private static final int CHARACTER_THAT_IS_NONE = 0xFFFD;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private RateXml() {}

    /** @throws Refusal with the reason if it is anything but one whole, plausible file of one of the banks */
    static RateFile read(byte[] bytes) {
        String text = decode(bytes);
        refuseHtml(text);
        try {
            XMLStreamReader xml = SafeXml.open(new StringReader(text));
            nextElement(xml);
            RateFile file = filesWith(xml.getLocalName()).read(xml);
            while (xml.hasNext()) {
                xml.next();
            }
            return file;
        } catch (SafeXml.Unreadable unreadable) {
            throw new Refusal(unreadable.reason());
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static BankFiles filesWith(String rootElement) {
        return Publisher.BANKS.stream()
                .map(Publisher::files)
                .filter(files -> files.rootElement().equals(rootElement))
                .findFirst()
                .orElseThrow(() -> new Refusal("the root element is none of a bank that is known here"));
    }

    /** Whether it is a bank's file without a rate in it. */
    static boolean isEmpty(byte[] bytes) {
        try {
            read(bytes);
            return false;
        } catch (RateFile.Empty empty) {
            return true;
        } catch (Refusal other) {
            return false;
        }
    }

    /** Moves to the next start element. */
    static void nextElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                return;
            }
        }
        throw new Refusal("there is no XML element in it");
    }

    static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw new Refusal("the attribute " + name + " of " + xml.getLocalName() + " is missing");
        }
        return value;
    }

    interface Child {
        void read(Map<String, String> fields);
    }

    /**
     * Hands over each child of that name with its attributes (after an @) and the texts of its own children. What a bank has added
     * beside them stops no rate, unless nothing else is there.
     */
    static void eachChild(XMLStreamReader xml, String name, Child child) throws XMLStreamException {
        boolean none = true;
        boolean others = false;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (!xml.getLocalName().equals(name)) {
                others = true;
                skip(xml);
                continue;
            }
            none = false;
            Map<String, String> fields = new HashMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                fields.put("@" + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
            while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                if (fields.put(xml.getLocalName(), xml.getElementText()) != null) {
                    throw new Refusal("a field is there twice in " + name);
                }
            }
            child.read(fields);
        }
        if (none && others) {
            throw new Refusal("an element that is not " + name);
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    static String field(Map<String, String> fields, String name) {
        String text = fields.get(name);
        if (text == null || text.isBlank()) {
            throw new Refusal(name + " is missing");
        }
        return text.strip();
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeException wrong) {
            throw new Refusal("a date is not dd.mm.yyyy");
        }
    }

    /** A plain positive number: digits, a point, digits. A sign or an exponent is refused. */
    static BigDecimal number(String text, String currency) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(currency + ": a rate is a plain decimal number without a sign");
        }
        return new BigDecimal(text);
    }

    /**
     * A figure that is only compared, so that nothing depends on how it is written: the Bank of Russia writes what is below
     * 0.0001 with an exponent.
     */
    static Optional<BigDecimal> perUnit(String text) {
        return PER_UNIT.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static void refuseHtml(String text) {
        String start = text.substring(0, Math.min(text.length(), PROLOG_BYTES)).toLowerCase(Locale.ROOT);
        if (start.contains("<!doctype html") || start.contains("<html")) {
            throw new Refusal("HTML instead of XML");
        }
    }

    private static String decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal("it is empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new Refusal("it is larger than " + MAX_BYTES + " bytes");
        }
        String prolog = new String(bytes, 0, Math.min(bytes.length, PROLOG_BYTES), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(prolog);
        Charset charset = declared.find() ? charset(declared.group(1)) : StandardCharsets.UTF_8;
        if (charset == null) {
            throw new Refusal("wrong encoding: UTF-8 and windows-1251 are known");
        }
        if (charset.equals(WINDOWS_1251) && isUtf8BeyondAscii(bytes)) {
            throw new Refusal("wrong encoding: windows-1251 is declared, the bytes are UTF-8");
        }
        return strictly(bytes, charset);
    }

    /** By any of its names, such as cp1251 and utf8. */
    private static @Nullable Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.equals(StandardCharsets.UTF_8) || charset.equals(WINDOWS_1251) ? charset : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static String strictly(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf(CHARACTER_THAT_IS_NONE) >= 0) {
                throw new Refusal("wrong encoding: a byte is no character of " + charset.name());
            }
            // Some servers begin with an empty line, which a declaration may not follow.
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        } catch (CharacterCodingException wrong) {
            throw new Refusal("wrong encoding: the bytes are not " + charset.name());
        }
    }

    /** Russian text in windows-1251 is never valid UTF-8 by chance. */
    private static boolean isUtf8BeyondAscii(byte[] bytes) {
        boolean ascii = true;
        for (byte b : bytes) {
            ascii &= b >= 0;
        }
        if (ascii) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
