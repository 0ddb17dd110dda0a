package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.millioncarrots.bank.ReasonCode.Consequence;
import org.millioncarrots.testing.Golden;

/** What operators read about reasons of banks is printed from the one list of them ({@link Golden}). */
class ReasonCodeDocTest {
    private static final Path PAGE = Path.of("docs", "operations.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)(<!-- printed: consequences -->\n).*?(<!-- end -->)");

    @Test
    void thePageSaysWhichReasonStopsWhat() throws IOException {
        Matcher marked = BLOCK.matcher(Files.readString(PAGE));
        assertThat(marked.find()).isTrue();
        Golden.holds(PAGE, marked.replaceFirst("$1" + Matcher.quoteReplacement(table()) + "$2"), "docs");
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| reasons | what stops | what ends it |\n|---|---|---|\n");
        for (Consequence consequence : Consequence.values()) {
            table.append("| ")
                    .append(ReasonCode.known().stream()
                            .filter(code -> code.consequence() == consequence)
                            .map(code -> "`" + code + "`")
                            .sorted()
                            .collect(Collectors.joining(" ")))
                    .append(" | ")
                    .append(meaning(consequence))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String meaning(Consequence consequence) {
        String code = "(`" + consequence.name() + "`)".toUpperCase(Locale.ROOT);
        return switch (consequence) {
            case SUSPEND_FOR_SUCCESSION ->
                "all awards of the claimant that run, for `CLAIMANT_DECEASED`, with what fell due and is not paid; and the account "
                        + code + " | a succession; or two people who lift the suspension, and release the account";
            case BLOCK_DESTINATION ->
                "every payout of the claimant to this account " + code
                        + " | another destination; or two people, `POST /v1/claimants/{claimantId}/destination-blocks/{id}/release`";
            case HOLD_CLAIM ->
                "the claim and whatever else was attested to the claimant, for `BANK_COMPLIANCE` " + code
                        + " | two people who lift the hold, `DELETE /v1/claims/{id}/holds/{holdId}` by each";
        };
    }
}
