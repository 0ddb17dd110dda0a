package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.Facts.ExclusionGrounds;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition.Confirmer;
import org.millioncarrots.testing.Documents;

/** A statement that was no condition when a payment was promised does not become one, whatever a later version pays for it. */
class BindingVersionTest {
    private static final LocalDate ACCEPTED = LocalDate.of(2022, 3, 10);
    private static final LocalDate DECIDED = LocalDate.of(2022, 5, 10);

    private final ProgrammeVersion optional = version(1, "2022-03-01", "OPTIONAL", "2000.00");
    private final ProgrammeVersion required = version(2, "2022-04-01", "REQUIRED", "3000.00");

    @ParameterizedTest
    @CsvSource({
        // Confirmed; statement given; the version that binds; what it comes to.
        "FOREIGN_MINISTRY, true, 2, ELIGIBLE",
        "FOREIGN_MINISTRY, false, 1, ELIGIBLE",
        "FOREIGN_MINISTRY, , 1, ELIGIBLE",
        // Not known yet who has confirmed it: refused for the statement, it would never become known.
        ", false, 1, REFER",
        ", true, 2, REFER",
        "NOBODY, false, 2, NOT_ELIGIBLE"
    })
    void aLaterVersionAsksNobodyForAStatement(
            @Nullable Confirmer confirmedBy, @Nullable Boolean given, int binding, Outcome outcome) {
        Facts facts = new Facts(
                Category.DIPLOMAT,
                ActOfLeaving.RESIGNATION,
                LocalDate.of(2022, 3, 7),
                confirmedBy,
                ExclusionGrounds.NONE,
                false,
                given,
                Facts.Dependants.NONE,
                null,
                null);
        BindingVersion bound = BindingVersion.of(List.of(optional, required), ACCEPTED, ACCEPTED, DECIDED, facts)
                .orElseThrow();
        assertThat(bound.version().version()).isEqualTo(binding);
        assertThat(Assessment.of(facts, bound.version(), ACCEPTED).outcome()).isEqualTo(outcome);
    }

    private static ProgrammeVersion version(int number, String inForceFrom, String testimony, String perMonth) {
        ObjectNode document = Documents.tree("diplomat-resignation");
        Documents.with(document, "/version", String.valueOf(number));
        Documents.with(document, "/inForceFrom", "\"" + inForceFrom + "\"");
        Documents.with(document, "/testimony/requirement", "\"" + testimony + "\"");
        Documents.with(document, "/benefits/1/amountPerMonth", "\"" + perMonth + "\"");
        return Documents.accepted(document.toString());
    }
}
