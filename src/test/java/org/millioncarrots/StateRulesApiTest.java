package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state is one thing in the enum, in the check of its column, in the views that tell by it, and in the glossary. */
@QuarkusTest
class StateRulesApiTest {
    /** By check: the enum whose constants the column holds, or the codes themselves where the code has no enum for them. */
    private static final Map<String, String> CHECKS = Map.ofEntries(
            Map.entry("award_cap_kind", "BOUNTY STIPEND"),
            Map.entry("award_money_kind", "BOUNTY STIPEND"),
            Map.entry("award_change_kind", "award.change.AwardChange$Kind"),
            Map.entry("award_change_state", "award.change.AwardChange$State"),
            Map.entry("award_end_reason", "award.Award$EndReason"),
            Map.entry("award_state", "award.Award$State"),
            Map.entry("bank_message_line_outcome", "payout.answer.AnswerRules$Outcome"),
            Map.entry("bank_statement_entry_nature", "bank.Movement$Nature"),
            Map.entry("bank_statement_finding_kind", "payout.statement.StatementFinding$Kind"),
            Map.entry("bank_statement_kind", "bank.BankMessage$Kind"),
            Map.entry("bank_file_reading_purpose", "payout.file.BankFileReading$Purpose"),
            Map.entry("bank_statement_standing", "payout.statement.KeptStatement$Standing"),
            Map.entry("channel_lease_direction", "payout.channel.ChannelReport$Direction"),
            Map.entry("bank_consequence_consequence", "bank.ReasonCode$Consequence"),
            Map.entry("destination_block_release_reason", "payout.consequence.DestinationBlockView$ReleaseReason"),
            Map.entry("exception_case_state", "payout.exception.ExceptionState"),
            Map.entry("exception_ruling_code", "payout.exception.RulingCode"),
            Map.entry("claim_state", "claim.ClaimState"),
            Map.entry("claimant_state", "ACTIVE ERASED"),
            Map.entry("webhook_state", "news.webhook.Webhook$State"),
            Map.entry("webhook_failure", "news.webhook.Webhook$Failure"),
            Map.entry("partner_reference_kind", "platform.find.PartnerReferences$Kind"),
            Map.entry("dependant_outcome", "CONFIRMED REJECTED"),
            Map.entry("dependant_relation", "claimant.vault.Identity$Dependant$Relation"),
            Map.entry("decision_binding", "claim.BindingVersion$Why"),
            Map.entry("decision_outcome", "ELIGIBLE NOT_ELIGIBLE"),
            Map.entry("decision_replay_state", "RUNNING DONE STOPPED"),
            Map.entry("destination_change_state", "claimant.destination.DestinationState"),
            Map.entry("erasure_reason", "claimant.Erasure$Reason"),
            Map.entry("instalment_purpose", "stipend.PlannedInstalment$InstalmentPurpose"),
            Map.entry("instalment_state", "award.Instalment$State"),
            Map.entry("ledger_account_kind", "ledger.Account$Kind"),
            Map.entry("payee_check_answer", "bank.PayeeMatch"),
            Map.entry("payment_attempt_state", "payout.AttemptState"),
            Map.entry("payment_stop_cause", "payout.stop.PaymentStopView$Cause"),
            Map.entry("payout_batch_refusal_reason", "payout.batch.BatchRefusalView$Reason"),
            Map.entry("payout_batch_withdrawal_reason", "payout.batch.BatchWithdrawalView$Reason"),
            Map.entry("payout_batch_reissue_reason", "payout.ReissueReason"),
            Map.entry("payout_reissue_reason", "payout.ReissueReason"),
            Map.entry("payout_cancellation_reason", "payout.hold.PayoutCancellationView$Reason"),
            Map.entry("payout_hold_reason", "payout.hold.PayoutHoldView$Reason"),
            Map.entry("payout_batch_state", "payout.batch.PayoutBatch$State"),
            Map.entry("payout_ruling_outcome", "payout.answer.RulingRules$Ruling"),
            Map.entry("payout_run_chunk_state", "PENDING DONE CANCELLED"),
            Map.entry("payout_run_state", "payout.run.PayoutRunView$RunState"),
            Map.entry("payout_state", "payout.PayoutState"),
            Map.entry("programme_closure_reason", "programme.ClosureView$Reason"),
            Map.entry("programme_version_state_check", "programme.PublishedVersion$State"),
            Map.entry("rate_feed_source_ck", "CBR ECB NBU"),
            Map.entry("rate_publication_kind_ck", "rates.publication.RateFile$Kind"),
            Map.entry("rate_publication_source_ck", "money.RateSource"),
            Map.entry("check_in_kind", "claimant.duress.CheckIn$Kind"),
            Map.entry("check_in_end_account", "claimant.duress.DuressSignal$Account"),
            Map.entry("vault_note_kind", "claimant.vault.Notes$Kind"),
            Map.entry("vault_record_kind", "IDENTITY DESTINATION DEPENDANT CONTACT WORDS TESTIMONY"));

    private static final Pattern LIST = Pattern.compile(
            "CHECK \\(\\(\\((\\w+)\\)::text = ANY \\(\\(?ARRAY\\[(.*?)\\]\\)?(?:::text\\[\\])?\\)\\)\\)(?: NOT VALID)?");

    private static final Path GLOSSARY = Path.of("docs", "glossary.md");

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void everyCheckedListOfCodesIsThatOfItsEnum() throws SQLException {
        Map<String, Set<String>> checks = checks();
        List<String> faults = new ArrayList<>();
        Set<String> names = new TreeSet<>(CHECKS.keySet());
        names.addAll(checks.keySet());
        for (String name : names) {
            String codes = CHECKS.getOrDefault(name, "");
            Set<String> expected = codes.matches("[A-Z_ ]*") ? Set.of(codes.split(" ")) : constants(codes);
            if (!expected.equals(checks.get(name))) {
                faults.add(name + ": " + checks.get(name) + " in the database, " + expected + " by " + codes);
            }
        }
        assertThat(faults)
                .as(
                        "widen the check in a migration that the release before suits too, or name the enum of a new one here")
                .isEmpty();
    }

    private Map<String, Set<String>> checks() throws SQLException {
        Map<String, Set<String>> checks = new TreeMap<>();
        for (List<String> row : query("select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where contype = 'c' and connamespace in ('public'::regnamespace, 'vault'::regnamespace)")) {
            Matcher list = LIST.matcher(row.get(1));
            if (list.matches()) {
                checks.put(row.get(0), codes("'(\\w+)'", list.group(2)));
            }
        }
        return checks;
    }

    /** The names of an enum's constants. */
    private static Set<String> constants(String name) {
        try {
            return House.sorted(Stream.of(Class.forName(House.ROOT + "." + name).getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name()));
        } catch (ClassNotFoundException unknown) {
            throw new AssertionError(unknown);
        }
    }

    @Test
    void theViewThatTellsWhereMoneyStandsKnowsEveryStateOfAPayout() throws SQLException {
        String view = query("select 1, pg_get_viewdef('report_payout'::regclass)")
                .getFirst()
                .get(1);
        assertThat(codes("WHEN '(\\w+)'", view)).isEqualTo(constants("payout.PayoutState"));
        assertThat(codes("THEN '(\\w+)'", view))
                .as("places where money can stand, as reports name them")
                .isEqualTo(Set.of("DUE", "IN_TRANSIT", "SETTLED", "FAILED", "HELD", "CLOSED"));
    }

    @ParameterizedTest
    @CsvSource({
        "Claim, claim.ClaimState",
        "Award, award.Award$State",
        "Change of an award, award.change.AwardChange$State",
        "Change of account, claimant.destination.DestinationState",
        "Instalment, award.Instalment$State",
        "Payout, payout.PayoutState",
        "Payment attempt, payout.AttemptState",
        "Batch, payout.batch.PayoutBatch$State",
        "Run, payout.run.PayoutRunView$RunState",
        "Quote, rates.quote.QuotesResource$QuoteState"
    })
    void theGlossaryExplainsEveryState(String word, String type) throws IOException {
        String glossary = Files.readString(GLOSSARY);
        String entry = found("\\*\\*" + word + "(?::\\*\\*|\\*\\*)((?s:.*?))(?=\\*\\*|\\z)", glossary);
        Map<String, Set<String>> rows = new TreeMap<>();
        Pattern.compile("^\\| `(\\w+)` \\|[^|\\n]*\\|([^|\\n]*)\\|", Pattern.MULTILINE)
                .matcher(entry)
                .results()
                .forEach(row -> rows.put(row.group(1), codes("`([A-Z_]+)`", row.group(2))));
        if (rows.isEmpty()) {
            assertThat(codes("`([A-Z_]+)`", entry))
                    .as("docs/glossary.md, " + word)
                    .isEqualTo(constants(type));
        } else {
            assertThat(rows).as("docs/glossary.md, " + word).isEqualTo(States.moves(type));
        }
    }

    private static String found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> codes(String pattern, String text) {
        return House.sorted(
                Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1)));
    }

    private List<List<String>> query(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2)));
            }
        }
        return rows;
    }
}
