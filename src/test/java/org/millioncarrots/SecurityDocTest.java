package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md claims is held by something that exists, in every row of its tables. */
class SecurityDocTest {
    private static final Path PAGE = Path.of("docs", "security.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern SCRIPT = Pattern.compile("`((?:\\.ci|bin|bench)/[\\w-]+)`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            List<String> tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(named(TEST)).isNotEmpty().isSubsetOf(tests);
        }
        assertThat(named(SCRIPT)).isNotEmpty().allSatisfy(script -> assertThat(Path.of(script))
                .exists());
    }

    @Test
    void everyClaimOfATableIsHeldBySomething() throws IOException {
        assertThat(Files.readString(PAGE).lines().filter(line -> line.matches("\\| (?!who \\||chapter \\||V17 ).*")))
                .allSatisfy(row ->
                        assertThat(row).containsPattern(TEST.pattern() + "|" + SCRIPT.pattern() + "|package `attack`"));
    }

    private static List<String> named(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .collect(Collectors.toList());
    }
}
