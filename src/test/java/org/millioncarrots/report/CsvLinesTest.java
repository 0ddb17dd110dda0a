package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.Money;

class CsvLinesTest {
    @Test
    void numbersStayNumbersAndTextIsQuotedWhereNeeded() throws IOException {
        assertThat(line(
                        "a",
                        null,
                        Money.ofMinor(-5, "EUR"),
                        Money.ofMinor(7, "JPY"),
                        new BigDecimal("1E+3"),
                        -4L,
                        "a,b"))
                .isEqualTo("a,,-0.05,7,1000,-4,\"a,b\"\r\n");
        assertThat(line("say \"no\"", "two\r\nlines", " space", "ž€"))
                .isEqualTo("\"say \"\"no\"\"\",\"two\r\nlines\",\" space\",ž€\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x", " =x", "＝1", "|x"})
    void aFormulaIsText(String formula) throws IOException {
        String written = line(formula);
        assertThat(written.replaceFirst("^\"", "")).startsWith("'");
        assertThat(line("x=1", "a-b", "2022-03-05")).doesNotContain("'");
    }

    private static String line(Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvLines csv = new CsvLines(out, new Watermark(new UUID(0, 0), "MARK", "finance", Instant.EPOCH));
        csv.line(Arrays.asList(cells));
        csv.finish();
        return out.toString(StandardCharsets.UTF_8);
    }
}
