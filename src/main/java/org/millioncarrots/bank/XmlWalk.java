package org.millioncarrots.bank;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;

/** Reads XML that nobody vouches for: no DTD, no entities, nothing from elsewhere, bounded depth and text. */
final class XmlWalk {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_TEXT = 10_000;

    private static final int DECLARATION_LENGTH = 200;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Set<String> ENCODINGS =
            Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1251", "WINDOWS-1252");

    private final ProblemType refusal;
    private final Visitor visitor;
    private @Nullable Step step;

    private XmlWalk(ProblemType refusal, Visitor visitor) {
        this.refusal = refusal;
        this.visitor = visitor;
    }

    /** What is told about a document, in its order. */
    interface Visitor {
        void start(Step step);

        /** An element has ended; the text is its own, without white space around it. */
        void end(Step step, String text);

        /** A comment or processing instruction, which the message does not need. */
        default void aside(@Nullable Step step) {}
    }

    /** An element on the way from the root. */
    static final class Step {
        final @Nullable Step parent;
        final String name;
        final String namespace;
        /** Names and values of the attributes; most elements have none. */
        final Map<String, String> attributes;

        private final int position;
        private final int depth;
        // Made when needed: most elements have either text or children.
        private @Nullable StringBuilder text;
        private @Nullable Map<String, Integer> children;

        private Step(@Nullable Step parent, XMLStreamReader xml) {
            this.parent = parent;
            this.name = xml.getLocalName();
            this.namespace = String.valueOf(xml.getNamespaceURI());
            this.attributes = attributes(xml);
            this.position = parent == null ? 1 : parent.nextPosition(name);
            this.depth = parent == null ? 1 : parent.depth + 1;
        }

        /** Where the element stands, with numbers from 1 for repeated ones: {@code Document/Stmt/Ntry[2]/Amt}. */
        String path() {
            String here = position == 1 ? name : name + "[" + position + "]";
            return parent == null ? here : parent.path() + "/" + here;
        }

        private int nextPosition(String child) {
            if (children == null) {
                children = new HashMap<>(8);
            }
            return children.merge(child, 1, Integer::sum);
        }

        private void append(char[] characters, int start, int length) {
            if (text == null) {
                text = new StringBuilder(length);
            }
            text.append(characters, start, length);
        }

        private int textLength() {
            return text == null ? 0 : text.length();
        }

        private String takeText() {
            String taken = text == null ? "" : text.toString().strip();
            text = null;
            return taken;
        }

        private static Map<String, String> attributes(XMLStreamReader xml) {
            if (xml.getAttributeCount() == 0) {
                return Map.of();
            }
            Map<String, String> attributes = new HashMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
            return attributes;
        }
    }

    /** @throws Problem of the given type that says what is wrong and where, never with content */
    static void walk(byte[] document, ProblemType refusal, Visitor visitor) {
        if (document.length == 0) {
            throw Problem.of(refusal, "the document is empty");
        }
        new XmlWalk(refusal, visitor).walk(document);
    }

    private void walk(byte[] document) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(reader(document));
            on(xml.getEventType(), xml);
            while (xml.hasNext()) {
                on(next(xml), xml);
            }
        } catch (XMLStreamException malformed) {
            throw Problem.of(refusal, describe(malformed));
        }
    }

    private int next(XMLStreamReader xml) throws XMLStreamException {
        try {
            return xml.next();
        } catch (RuntimeException confused) {
            // Seen from the JDK's parser on damaged input; for the caller it is the same as malformed.
            throw new XMLStreamException("not readable", confused);
        }
    }

    private void on(int event, XMLStreamReader xml) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
            case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> visitor.aside(step);
            case XMLStreamConstants.DTD ->
                throw Problem.of(refusal, "the document has a document type declaration (DOCTYPE); none is accepted");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw Problem.of(refusal, "the document refers to an entity; none is accepted");
            default -> {
                // Start and end of the document, white space between elements.
            }
        }
    }

    private void start(XMLStreamReader xml) {
        Step next = new Step(step, xml);
        if (next.depth > MAX_DEPTH) {
            throw Problem.of(refusal, "elements are nested more than " + MAX_DEPTH + " deep");
        }
        step = next;
        visitor.start(next);
    }

    private void end() {
        Step ended = step;
        if (ended != null) {
            step = ended.parent;
            visitor.end(ended, ended.takeText());
        }
    }

    private void text(XMLStreamReader xml) {
        Step current = step;
        // White space between elements is no text, however much of it a large message has.
        if (current == null || (current.textLength() == 0 && xml.isWhiteSpace())) {
            return;
        }
        if (current.textLength() + xml.getTextLength() > MAX_TEXT) {
            throw Problem.of(refusal, current.path() + " has more than " + MAX_TEXT + " characters");
        }
        current.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /**
     * Decodes strictly, and here: the JDK's parser writes to standard error about bytes that it cannot decode. Messages are in
     * UTF-8; some banks still declare an older encoding.
     */
    private Reader reader(byte[] document) {
        int start = hasByteOrderMark(document) ? 3 : 0;
        String head = new String(
                document, start, Math.min(DECLARATION_LENGTH, document.length - start), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        String encoding = declared.lookingAt() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        if (!ENCODINGS.contains(encoding)) {
            throw Problem.of(refusal, "the document's encoding is not supported; UTF-8 is expected");
        }
        return new InputStreamReader(
                new ByteArrayInputStream(document, start, document.length - start),
                Charset.forName(encoding)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static boolean hasByteOrderMark(byte[] document) {
        return document.length >= 3
                && document[0] == (byte) 0xef
                && document[1] == (byte) 0xbb
                && document[2] == (byte) 0xbf;
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
        return "the document is not well-formed XML, or is cut off," + where;
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
}
