package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Golden;

/** Holds the printed parts of docs/architecture.md to the code; {@code -Ddocs.update=true} prints them ({@link Golden}). */
class ArchitectureDocTest {
    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final Set<String> FOR_EVERYBODY = Set.of("money", "platform", "audit");

    @Test
    void thePageIsAsTheCodeIs() throws IOException {
        String page = Files.readString(PAGE);
        String printed = with(with(page, "packages", packages()), "states", states());
        Golden.holds(PAGE, printed, "docs");
    }

    /** What holds a decision is named beside it, and a name that nothing has any more helps nobody. */
    @Test
    void theTestsThatPagesNameExist() throws IOException {
        Set<String> tests = House.sorted(House.files(Path.of("src", "test", "java"), ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", "")));
        for (Path page : List.of(PAGE, Path.of("CONTRIBUTING.md"), Path.of("docs", "decisions", "README.md"))) {
            assertThat(Pattern.compile("`(\\w+(?:Test|IT))`")
                            .matcher(Files.readString(page))
                            .results()
                            .map(found -> found.group(1)))
                    .as(page + ": tests that there are")
                    .isSubsetOf(tests);
        }
    }

    private static String with(String page, String block, String content) {
        Matcher marked = Pattern.compile("(?s)(<!-- printed: " + block + " -->\n).*?(<!-- end -->)")
                .matcher(page);
        assertThat(marked.find()).as("markers of " + block).isTrue();
        return marked.replaceFirst(Matcher.quoteReplacement(marked.group(1) + content + marked.group(2)));
    }

    private static String packages() throws IOException {
        Map<String, Set<String>> writes = SqlRulesTest.declared("Writes");
        StringBuilder table = new StringBuilder("| package | imports | writes |\n|---|---|---|\n");
        for (Map.Entry<String, Set<String>> row : ArchitectureTest.IMPORTS.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Set<String>> entry) -> depth(entry.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .toList()) {
            Set<String> imports = new TreeSet<>(row.getValue());
            imports.removeAll(FOR_EVERYBODY);
            table.append("| `")
                    .append(row.getKey())
                    .append("` | ")
                    .append(String.join(", ", imports))
                    .append(" | ")
                    .append(String.join(", ", writes.getOrDefault(row.getKey(), Set.of())))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** Who imports nobody comes first. */
    private static int depth(String name) {
        return ArchitectureTest.IMPORTS.getOrDefault(name, Set.of()).stream()
                .mapToInt(other -> depth(other) + 1)
                .max()
                .orElse(0);
    }

    private static String states() {
        List<String> types = House.CLASSES.stream()
                .filter(type -> type.isEnum() && type.tryGetField("NEXT").isPresent())
                .map(type -> type.getName().substring(House.ROOT.length() + 1))
                .sorted()
                .toList();
        assertThat(types).hasSizeGreaterThan(3);
        return types.stream().map(ArchitectureDocTest::diagram).collect(Collectors.joining("\n"));
    }

    private static String diagram(String type) {
        StringBuilder diagram = new StringBuilder("`" + type.replace('$', '.') + "`\n\n```mermaid\nstateDiagram-v2\n");
        States.moves(type).forEach((state, next) -> {
            next.forEach(following -> diagram.append("    ")
                    .append(state)
                    .append(" --> ")
                    .append(following)
                    .append('\n'));
            if (next.isEmpty()) {
                diagram.append("    ").append(state).append(" --> [*]\n");
            }
        });
        return diagram.append("```\n").toString();
    }

    /** Whoever follows the page must find what it names. */
    @Test
    void thePlacesOfChangeExist() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Pattern.compile("`([a-z]+(?:/[a-z]+)*/[A-Z]\\w+)`")
                        .matcher(page.substring(page.indexOf("## Where do I change")))
                        .results()
                        .map(found -> found.group(1))
                        .filter(place -> !Files.exists(House.MAIN.resolve(place + ".java"))))
                .as("places in docs/architecture.md that are no more")
                .isEmpty();
    }
}
