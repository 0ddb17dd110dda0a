package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each word of the pages is there in German too, with the same things in it; and no template says anything by itself. */
class WordsTest {
    private static final Path CLASSES = Path.of("src", "main", "java");
    private static final Pattern NAMED = Pattern.compile("\\{(?!#|/)(\\w+)}");

    @Test
    void germanHasEveryWord() throws Exception {
        List<Class<?>> bundles = bundles();
        assertThat(bundles).hasSizeGreaterThan(20);
        for (Class<?> bundle : bundles) {
            Properties german = german(name(bundle));
            assertThat(german.stringPropertyNames())
                    .as(bundle.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(bundle.getDeclaredMethods())
                            .map(java.lang.reflect.Method::getName)
                            .toList());
            for (var method : bundle.getDeclaredMethods()) {
                assertThat(named(german.getProperty(method.getName())))
                        .as(bundle.getSimpleName() + "." + method.getName())
                        .containsExactlyInAnyOrderElementsOf(
                                named(method.getAnnotation(Message.class).value()));
            }
        }
    }

    @Test
    void templatesSayNothingByThemselves() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file)
                        .replaceAll("(?s)\\{\\|.*?\\|}", "")
                        .replaceAll("\\\\\\{", "")
                        .replaceAll("\\{[^{}]*}", "")
                        .replaceAll("(?s)<[^>]*>", " ");
                assertThat(Pattern.compile("\\p{L}{3,}")
                                .matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .filter(word -> !List.of("Million", "Carrots", "CSV", "XLSX", "SHA")
                                        .contains(word)))
                        .as(file + ": texts are messages")
                        .isEmpty();
            }
        }
    }

    static List<Class<?>> bundles() throws Exception {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<String> names = files.filter(file -> file.toString().endsWith(".java") && hasBundle(file))
                    .map(file -> CLASSES.relativize(file)
                            .toString()
                            .replace('/', '.')
                            .replace(".java", ""))
                    .toList();
            List<Class<?>> bundles = new java.util.ArrayList<>();
            for (String name : names) {
                Class<?> found = Class.forName(name);
                if (found.isAnnotationPresent(MessageBundle.class)) {
                    bundles.add(found);
                }
            }
            return bundles;
        }
    }

    private static boolean hasBundle(Path file) {
        try {
            return Files.readString(file).contains("@MessageBundle(");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static String name(Class<?> bundle) {
        return bundle.getAnnotation(MessageBundle.class).value();
    }

    static Properties german(String bundle) throws IOException {
        Properties words = new Properties();
        try (Reader in =
                Files.newBufferedReader(Path.of("src", "main", "resources", "messages", bundle + "_de.properties"))) {
            words.load(in);
        }
        return words;
    }

    private static List<String> named(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
