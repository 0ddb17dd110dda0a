package org.millioncarrots.stipend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.ExampleTable;
import org.millioncarrots.testing.Terms;

/** From the fields of a programme document to due dates and amounts. */
class StipendByDocumentTest {
    private static final LocalDate FROM = LocalDate.of(2022, 3, 10);

    @TestFactory
    Stream<DynamicTest> theDocumentSaysHowAStipendIsPaid() {
        return ExampleTable.rows("stipend-by-document.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id"), () -> {
                    List<Indexation.Figure> figures =
                            row.get("figures").isEmpty() ? List.of() : Terms.figures(row.get("figures"));
                    StipendTerms terms = StipendTerms.granted(stipend(row), FROM, List.of(), figures);

                    assertThat(StipendSchedule.of(terms).instalments().stream()
                                    .map(instalment -> instalment.dueOn() + " "
                                            + instalment.amount().toDecimal().toPlainString()))
                            .containsAll(Arrays.asList(row.get("months").split(", ")));
                }));
    }

    private static Benefit.Stipend stipend(Map<String, String> row) {
        ObjectNode document = Documents.tree("diplomat-resignation");
        Documents.with(document, "/defaults", "[]");
        Documents.with(
                document,
                "/benefits/1",
                "{\"kind\": \"STIPEND\", \"legalBasis\": \"gilmore-carrots\", \"currency\": \"EUR\", \"months\": 24, "
                        + "\"supplements\": {\"spousePercent\": 50, \"childPercent\": 30, \"childrenAtMost\": 4}, "
                        + row.get("settings") + "}");
        return (Benefit.Stipend)
                Documents.accepted(document.toString()).benefits().get(1);
    }
}
