package org.millioncarrots.programme.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.millioncarrots.platform.json.TextReader;

/** Reads the text of a programme document, YAML or JSON, into a tree, and hashes it. */
public final class DocumentText {
    /** A document is a few pages; anything much longer is not one. */
    static final int MAX_LENGTH = 200_000;

    private static final ObjectMapper YAML = strict(YAMLMapper.builder()
                    // YAML 1.2: the country NO is a word.
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS))
            .build();
    private static final ObjectMapper JSON = strict(JsonMapper.builder()).build();

    private DocumentText() {}

    /**
     * @return the one document in the text
     * @throws NotReadable if it is neither YAML nor JSON, too long, has duplicate keys or several documents
     */
    public static JsonNode read(String given) throws NotReadable {
        String text = given.startsWith("\uFEFF") ? given.substring(1) : given;
        if (text.length() > MAX_LENGTH) {
            throw new NotReadable("a document has at most " + MAX_LENGTH + " characters");
        }
        boolean json = text.stripLeading().startsWith("{");
        try {
            if (!json) {
                refuseAnchors(text);
            }
            JsonNode document = (json ? JSON : YAML).readTree(text);
            refuseUnreadable(document);
            return document;
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new NotReadable("one YAML or JSON document without duplicate keys is expected"
                    + (place == null ? "" : "; it breaks off at line " + place.getLineNr()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be read", impossible);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Anchors and aliases hide what is said where, and the tree would take an alias for a text. */
    private static void refuseAnchors(String text) throws IOException, NotReadable {
        try (JsonParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getObjectId() != null || (parser instanceof YAMLParser yaml && yaml.isCurrentAlias())) {
                    throw new NotReadable("anchors and aliases are not used in programme documents; line "
                            + parser.currentLocation().getLineNr());
                }
            }
        }
    }

    /** An escape can stand for what is no text; a report or a file made of it would break much later. */
    private static void refuseUnreadable(JsonNode node) throws NotReadable {
        if (node.isTextual() && !TextReader.isReadable(node.textValue())) {
            throw new NotReadable("texts have no control characters and no broken characters");
        }
        for (JsonNode child : node) {
            refuseUnreadable(child);
        }
    }

    private static <M extends ObjectMapper, B extends com.fasterxml.jackson.databind.cfg.MapperBuilder<M, B>> B strict(
            B builder) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The text is not a document at all; the message says what would be right. */
    public static final class NotReadable extends Exception {
        NotReadable(String message) {
            super(message, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
