package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An address stands in histories, logs and on screens that others see. So whatever a form puts there is chosen from a list, or can be
 * nothing but a day, an instant or a currency; what may be anything, a name too, is sent by POST.
 */
class FormRulesTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*>.*?</form>");
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea)[^>]*>");

    /** As they stand in templates, where a brace is escaped. */
    private static final Set<String> HARMLESS = Set.of(
            "\\d\\{4}-\\d\\{2}-\\d\\{2}",
            "\\d\\{4}-\\d\\{2}-\\d\\{2}T\\d\\{2}:\\d\\{2}(:\\d\\{2}(\\.\\d+)?)?Z", "[A-Z]\\{3}");

    @Test
    void nothingTypedStandsInAnAddress() throws IOException {
        List<String> typed = new ArrayList<>();
        int forms = 0;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String form : found(FORM, Files.readString(file))) {
                    if (!form.startsWith("<form")
                            || form.substring(0, form.indexOf('>')).contains("method=\"post\"")) {
                        continue;
                    }
                    forms++;
                    found(FIELD, form).stream()
                            .filter(field -> !field.contains("type=\"hidden\"") && !isHarmless(field))
                            .forEach(field -> typed.add(file + ": " + field));
                }
            }
        }
        assertThat(forms).as("forms that only look").isGreaterThan(5);
        assertThat(typed)
                .as("choose from a select, say by a pattern that it is a day, or send it by POST")
                .isEmpty();
    }

    private static boolean isHarmless(String field) {
        return HARMLESS.stream().anyMatch(pattern -> field.contains("pattern=\"" + pattern + "\""));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
