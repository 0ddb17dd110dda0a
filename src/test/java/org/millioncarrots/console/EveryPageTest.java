package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.ConsolePaths;

/** No page is left out where all of them are walked: by browsers, and by the bench. */
class EveryPageTest {
    /** Lead to a page, or are a part of one. */
    private static final Set<String> NO_PAGES = Set.of(
            "/console",
            "/console/signed-in",
            "/console/sign-out",
            "/console/assets/{name}",
            "/console/close",
            "/console/runs/{id}/stop",
            "/console/runs/{id}/progress",
            "/console/bank/entered/{id}/confirmation",
            "/console/payouts/{id}/rulings/{rulingId}/approval",
            "/console/cases/{id}/holds/{holdId}",
            "/console/disclosures/claimant",
            "/console/disclosures/{id}/{disclosure}/approval");

    @Test
    void browsersLookAtEveryPage() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(file -> file.toString().endsWith("BrowserTest.java"))
                    .filter(file -> !file.toString().endsWith("SameFigureBrowserTest.java"))
                    .toList()) {
                tests.append(Files.readString(file));
            }
        }
        assertThat(unnamed(tests.toString(), "(?:\" \\+ \\w+(?: \\+ \")?|\"|\\d{4}-\\d{2})"))
                .isEmpty();
    }

    @Test
    void theBenchMeasuresEveryPage() throws IOException {
        assertThat(unnamed(Files.readString(Path.of("bench/console")), "\\$\\w+"))
                .isEmpty();
    }

    /** Pages that the text does not name, up to their end or a query, with whatever stands for their ids there. */
    private static List<String> unnamed(String text, String id) {
        List<String> pages = ConsolePaths.gets().stream()
                .filter(path -> !ConsolePaths.isFile(path) && !path.contains("{act:") && !NO_PAGES.contains(path))
                .toList();
        assertThat(pages).hasSizeGreaterThan(25);
        return pages.stream()
                .filter(page -> !Pattern.compile(Arrays.stream(page.split("\\{\\w+}", -1))
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining(id))
                                + "(?![\\w/])")
                        .matcher(text)
                        .find())
                .toList();
    }
}
