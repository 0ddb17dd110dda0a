package org.millioncarrots.bank;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.SafeXml;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Tells what stands in XML that nobody vouches for, with paths; text is bounded. */
final class XmlWalk {
    private static final int MAX_TEXT = 10_000;

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
        // Made when needed: most elements have either text or children.
        private @Nullable StringBuilder text;
        private @Nullable Map<String, Integer> children;

        private Step(@Nullable Step parent, XMLStreamReader xml) {
            this.parent = parent;
            this.name = xml.getLocalName();
            this.namespace = String.valueOf(xml.getNamespaceURI());
            this.attributes = attributes(xml);
            this.position = parent == null ? 1 : parent.nextPosition(name);
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
        try {
            new XmlWalk(refusal, visitor).walk(document);
        } catch (SafeXml.Unreadable unreadable) {
            throw Problem.of(refusal, unreadable.reason());
        }
    }

    private void walk(byte[] document) {
        XMLStreamReader xml = SafeXml.open(document);
        on(xml.getEventType(), xml);
        try {
            while (xml.hasNext()) {
                on(xml.next(), xml);
            }
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void on(int event, XMLStreamReader xml) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
            case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> visitor.aside(step);
            default -> {
                // Start and end of the document, white space between elements.
            }
        }
    }

    private void start(XMLStreamReader xml) {
        Step next = new Step(step, xml);
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
}
