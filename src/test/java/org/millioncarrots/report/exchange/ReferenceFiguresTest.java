package org.millioncarrots.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFiguresTest {
    private static final String FIGURE = """
            payments:
              - id: a-figure
                title: A figure
                against: BOUNTY
                amount: "11000.00"
                currency: RUB
                solidity: CLAIMED
                source: Somebody
                figureOn: "2022-03-05"
                ratesOn: "2022-03-05"
            """;

    @Test
    void theBundledFiguresCanBeReadAndHaveDifferentIds() throws IOException {
        try (InputStream in = ReferenceFigures.bundled()) {
            List<String> ids = ReferenceFigures.parse(new YAMLMapper().readTree(in)).stream()
                    .map(figure -> figure.provenance().id())
                    .toList();
            assertThat(ids).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        }
        assertThat(parse(FIGURE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED, CERTAIN",
        "'\"11000.00\"', 11000.00",
        "'\"11000.00\"', '\"11000\"'",
        "'\"11000.00\"', '\"0.00\"'",
        "RUB, RUX",
        "BOUNTY, SALARY",
        "source: Somebody, source:",
        "'figureOn: \"2022-03-05\"', 'figureOn: \"5 March\"'"
    })
    void aFigureThatIsNotWholeIsRefusedByItsId(String right, String wrong) {
        assertThatThrownBy(() -> parse(FIGURE.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a-figure");
    }

    private static List<ReferenceFigure> parse(String yaml) throws IOException {
        return ReferenceFigures.parse(new YAMLMapper().readTree(yaml));
    }
}
