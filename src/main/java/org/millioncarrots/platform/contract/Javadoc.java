package org.millioncarrots.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.jandex.ClassInfo;

/**
 * What the sources say of a class: the compiler's annotation processor leaves it beside the class (pom.xml).
 *
 * @param text of the class; may be empty
 * @param parts of a record its components, of an enum its constants
 */
record Javadoc(String text, Map<String, String> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s+(.*)", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s+(?:[\\w.]*#)?([^}]*)}");

    static Javadoc of(ClassInfo type) {
        String file = "/" + type.name().toString('/').replace('.', '/') + "__Javadoc.json";
        try (InputStream in = Javadoc.class.getResourceAsStream(file)) {
            return in == null ? new Javadoc("", Map.of()) : read(JSON.readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Optional<String> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    private static Javadoc read(JsonNode written) {
        Map<String, String> parts = new HashMap<>();
        written.path("enumConstants")
                .forEach(one -> parts.put(
                        one.path("name").asText(), plain(one.path("doc").asText())));
        String text = written.path("doc").asText();
        Matcher tag = TAG.matcher(text);
        int end = text.length();
        String name = "";
        int from = 0;
        while (tag.find()) {
            end = Math.min(end, tag.start());
            add(parts, name, text.substring(from, tag.start()));
            name = tag.group(1);
            from = tag.end();
        }
        add(parts, name, text.substring(from));
        return new Javadoc(plain(text.substring(0, end)), parts);
    }

    private static void add(Map<String, String> parts, String tag, String text) {
        Matcher parameter = PARAMETER.matcher(text);
        if (tag.equals("param") && parameter.matches()) {
            parts.put(parameter.group(1), plain(parameter.group(2)));
        }
    }

    private static String plain(String text) {
        String plain =
                INLINE.matcher(text).replaceAll("$1").replaceAll("\\s+", " ").strip();
        return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }
}
