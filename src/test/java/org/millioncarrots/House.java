package org.millioncarrots;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules of the house are held against: its classes, and the texts in their sources. */
final class House {
    static final String ROOT = "org.millioncarrots";
    static final Path MAIN = Path.of("src", "main", "java", "org", "millioncarrots");
    static final Path DEVELOPMENT = Path.of("src", "development", "java");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> new ImportOption.DoNotIncludeTests().includes(location)
                    || isDevelopment(location.asURI().toString()))
            .importPackages(ROOT);

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"|'(?:\\\\.|[^'\\\\])+'|//[^\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final Pattern STATEMENT_TOKEN = Pattern.compile(
            TOKEN.pattern().replaceAll("\\((?!\\?)", "(?:") + "|[(){};,+]|[^\\s\"'(){};,+/]+|/", Pattern.DOTALL);

    private House() {}

    /** Whether a class file is compiled from the source root that belongs to the tests or to the application. */
    private static boolean isDevelopment(String location) {
        String name = location.substring(Math.max(0, location.lastIndexOf("/org/millioncarrots/") + 1));
        return Files.exists(DEVELOPMENT.resolve(name.replaceFirst("(\\$.*)?\\.class$", ".java")));
    }

    /** The first level below the root; empty for what stands in the root. */
    static String packageOf(JavaClass type) {
        return packageOf(type.getPackageName());
    }

    static String packageOf(String name) {
        return name.length() <= ROOT.length()
                ? ""
                : name.substring(ROOT.length() + 1).replaceFirst("\\..*", "");
    }

    /** The class that a nested one stands in, as its package and name below the root, such as {@code award.Awards}. */
    static String outermost(JavaClass type) {
        return type.getName().substring(ROOT.length() + 1).replaceFirst("\\$.*", "");
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    /** A source file of the service. */
    record Source(Path file, String text) {
        /** As {@link House#outermost}. */
        String name() {
            return MAIN.relativize(file).toString().replace(".java", "").replace('/', '.');
        }

        String packageName() {
            Path folder = MAIN.relativize(file).getParent();
            return folder == null ? "" : folder.getName(0).toString();
        }

        /** The texts in it; those that a plus joins are one. */
        List<String> texts() {
            List<String> texts = new ArrayList<>();
            Matcher token = TOKEN.matcher(text);
            int end = -1;
            while (token.find()) {
                String found = token.group(1) == null ? token.group(2) : token.group(1);
                if (found == null) {
                    continue;
                }
                if (end >= 0 && text.substring(end, token.start()).matches("\\s*\\+\\s*")) {
                    texts.add(texts.removeLast() + found);
                } else {
                    texts.add(found);
                }
                end = token.end();
            }
            return texts;
        }

        /** The texts in it; what pluses join is one, with a question mark for each expression between. */
        List<String> statements() {
            List<String> tokens = STATEMENT_TOKEN
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(token -> !token.startsWith("//") && !token.startsWith("/*"))
                    .toList();
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                if (isText(tokens.get(i))) {
                    statements.add(joined(tokens, i));
                    while (i + 2 < tokens.size() && tokens.get(i + 1).equals("+") && isText(tokens.get(i + 2))) {
                        i += 2;
                    }
                }
            }
            return statements;
        }

        private static String joined(List<String> tokens, int first) {
            StringBuilder whole = new StringBuilder(content(tokens.get(first)));
            int at = first + 1;
            while (at + 1 < tokens.size() && tokens.get(at).equals("+")) {
                if (isText(tokens.get(at + 1))) {
                    whole.append(content(tokens.get(at + 1)));
                    at += 2;
                } else {
                    whole.append(" ? ");
                    at = endOfExpression(tokens, at + 1);
                }
            }
            return whole.toString();
        }

        private static int endOfExpression(List<String> tokens, int first) {
            int depth = 0;
            int at = first;
            for (; at < tokens.size(); at++) {
                String token = tokens.get(at);
                depth += token.matches("[({]") ? 1 : token.matches("[)}]") ? -1 : 0;
                if (depth < 0 || depth == 0 && token.matches("[;,+]")) {
                    break;
                }
            }
            return at;
        }

        private static boolean isText(String token) {
            return token.startsWith("\"");
        }

        private static String content(String text) {
            int quotes = text.startsWith("\"\"\"") ? 3 : 1;
            return text.substring(quotes, text.length() - quotes);
        }
    }

    static List<Source> sources() {
        return files(MAIN, ".java").stream().map(House::read).toList();
    }

    private static Source read(Path file) {
        try {
            return new Source(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static List<Path> files(Path root, String suffix) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static Set<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
