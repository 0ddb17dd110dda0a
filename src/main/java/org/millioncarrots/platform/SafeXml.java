package org.millioncarrots.platform;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * Opens XML that nobody vouches for, to be read as a stream: no document type, no entities, nothing from elsewhere, and as
 * many elements, levels and names as real messages have.
 */
public final class SafeXml {
    private static final int MAX_DEPTH = 40;
    /** A file of 100,000 payments has 2.5 million. */
    private static final int MAX_ELEMENTS = 5_000_000;
    /** Of elements, attributes, prefixes and namespaces; the parser keeps each for good. */
    private static final int MAX_NAMES = 1_000;

    private static final int MAX_TEXT = 10_000;

    private static final int DECLARATION_LENGTH = 200;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Pattern ENCODING =
            Pattern.compile("UTF-8|UTF-16(?:LE|BE)?|US-ASCII|ISO-8859-[0-9]{1,2}|windows-125[0-8]");

    private SafeXml() {}

    /** A document that cannot be read. The reason says what and where, never with content. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(String reason) {
            super(reason, null, false, false);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Decodes strictly what the byte order mark says, else what the declaration says, else UTF-8.
     *
     * @return a reader whose {@code next()} throws only {@link Unreadable}; it tells text in pieces
     */
    public static XMLStreamReader open(byte[] document) {
        byte[] begun = withoutSpaceBefore(document);
        if (begun.length == 0) {
            throw new Unreadable("the document is empty");
        }
        return open(text(begun));
    }

    /** The same for text that was decoded already. */
    public static XMLStreamReader open(Reader document) {
        try {
            return new Capped(factory().createXMLStreamReader(document));
        } catch (XMLStreamException malformed) {
            throw new Unreadable(describe(malformed));
        }
    }

    /** Some senders begin with an empty line, which a declaration may not follow. */
    private static byte[] withoutSpaceBefore(byte[] document) {
        int start = 0;
        while (start < document.length
                && (document[start] == '\n' || document[start] == '\r' || document[start] == ' ')) {
            start++;
        }
        return start == 0 ? document : Arrays.copyOfRange(document, start, document.length);
    }

    /** Decoded here, because the JDK's parser writes to standard error about bytes that it cannot decode. */
    private static Reader text(byte[] document) {
        Mark mark = Mark.of(document);
        int start = mark == null ? 0 : mark.bytes;
        return new InputStreamReader(
                new ByteArrayInputStream(document, start, document.length - start),
                (mark == null ? declared(document) : mark.charset)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset declared(byte[] document) {
        String head =
                new String(document, 0, Math.min(DECLARATION_LENGTH, document.length), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        if (!declared.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(String.valueOf(declared.group(1)));
            // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
            if (ENCODING.matcher(charset.name()).matches() && !charset.name().startsWith("UTF-16")) {
                return charset;
            }
        } catch (IllegalArgumentException unknown) {
            // Refused below.
        }
        throw new Unreadable("the encoding that the document declares is not its own or not supported; UTF-8, UTF-16,"
                + " ISO-8859 and windows-125x are");
    }

    /** How a document begins that says its encoding without a declaration. */
    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, 3, 0xef, 0xbb, 0xbf),
        UTF_16_BE(StandardCharsets.UTF_16BE, 2, 0xfe, 0xff),
        UTF_16_LE(StandardCharsets.UTF_16LE, 2, 0xff, 0xfe),
        BARE_UTF_16_BE(StandardCharsets.UTF_16BE, 0, 0, '<', 0),
        BARE_UTF_16_LE(StandardCharsets.UTF_16LE, 0, '<', 0);

        private final Charset charset;
        private final int bytes;
        private final int[] begin;

        Mark(Charset charset, int bytes, int... begin) {
            this.charset = charset;
            this.bytes = bytes;
            this.begin = begin;
        }

        static @Nullable Mark of(byte[] document) {
            for (Mark mark : values()) {
                boolean begins = document.length >= mark.begin.length;
                for (int i = 0; begins && i < mark.begin.length; i++) {
                    begins = (document[i] & 0xff) == mark.begin[i];
                }
                if (begins) {
                    return mark;
                }
            }
            return null;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static String describe(XMLStreamException malformed) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "the bytes are not text in the encoding that the document declares (UTF-8 if none)";
            }
        }
        Location location = malformed.getLocation();
        String where = location == null
                ? ""
                : " at line " + location.getLineNumber() + ", column " + location.getColumnNumber();
        // The parser's own message may quote the document and is left out.
        return "the document is not well-formed XML, or truncated," + where;
    }

    /** Counts on the way. */
    private static final class Capped extends StreamReaderDelegate {
        private final Set<String> names = new HashSet<>();
        private int depth;
        private int elements;

        Capped(XMLStreamReader xml) {
            super(xml);
        }

        @Override
        public int next() {
            int event = advance();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> count();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD ->
                    throw new Unreadable("the document has a document type declaration (DOCTYPE); none is accepted");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("the document refers to an entity; none is accepted");
                default -> {
                    // Text, comments, start and end of the document.
                }
            }
            return event;
        }

        @Override
        public int nextTag() {
            while (true) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return event;
                }
                if (hasText() && event != XMLStreamConstants.COMMENT && !isWhiteSpace()) {
                    throw new Unreadable("there is text where an element is expected");
                }
            }
        }

        @Override
        public String getElementText() {
            StringBuilder text = new StringBuilder();
            for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    throw new Unreadable("there is an element where text is expected");
                }
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    text.append(getTextCharacters(), getTextStart(), getTextLength());
                }
                if (text.length() > MAX_TEXT) {
                    throw new Unreadable("a text has more than " + MAX_TEXT + " characters");
                }
            }
            return text.toString();
        }

        private int advance() {
            try {
                return super.next();
            } catch (XMLStreamException malformed) {
                throw new Unreadable(describe(malformed));
            } catch (RuntimeException confused) {
                // Seen from the JDK's parser on damaged input; for the caller it is the same as malformed.
                throw new Unreadable("the document is not well-formed XML, or truncated");
            }
        }

        private void count() {
            depth++;
            elements++;
            names.add(getLocalName());
            for (int i = 0; i < getAttributeCount(); i++) {
                names.add(getAttributeLocalName(i));
            }
            for (int i = 0; i < getNamespaceCount(); i++) {
                names.add(String.valueOf(getNamespacePrefix(i)));
                names.add(String.valueOf(getNamespaceURI(i)));
            }
            if (depth > MAX_DEPTH) {
                throw new Unreadable("elements are nested more than " + MAX_DEPTH + " deep");
            }
            if (elements > MAX_ELEMENTS) {
                throw new Unreadable("there are more than " + MAX_ELEMENTS + " elements in it");
            }
            if (names.size() > MAX_NAMES) {
                throw new Unreadable("there are more than " + MAX_NAMES + " different names in it");
            }
        }
    }
}
