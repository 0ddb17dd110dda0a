package org.millioncarrots.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each column that could hold something of a person is placed: what stands in it, and what becomes of it when the person is erased. A
 * new one is not, and fails here until somebody has thought of it.
 */
@QuarkusTest
class KeptColumnsApiTest {
    /** What an erasure takes: {@link NothingRemainsApiTest} fills each and looks for it afterwards. */
    static final Set<String> FORGOTTEN = columns("""
            account_index.account bank_file_part.sealed bank_message.sealed bank_message_proposal.sealed blind_index.hash
            claim.partner_reference claimant.destination_masked claimant.partner_reference destination_change.masked name_index.hash
            partner_reference.reference shared_account.account vault_key.wrapped_key vault_record.sealed
            """);

    /** What stays, and why nothing in it leads to a name. */
    private static final Map<String, Set<String>> STAYS = Map.ofEntries(
            stays(
                    "sealed by a key that only who repeats the request has",
                    "idempotency_key.sealed idempotency_key.body"),
            stays(
                    "a keyed hash of more than anybody could guess, gone with its age",
                    "idempotency_key.key idempotency_key.request_hmac"),
            stays("where the answer lies, by ids", "idempotency_key.location idempotency_key.etag"),
            stays("a part of a file without its payees", "bank_file.sealed"),
            stays("drawn by chance, leads to nobody", "claimant.pseudonym check_in.salt"),
            stays(
                    "facts of an act from lists, days and numbers, under the pseudonym",
                    "claim.facts decision.facts decision.assessment award.benefits award.legal_basis award_change.effect"
                            + " award_change.request award_change.terms award_money.rates award_money.split award_money.terms"),
            stays(
                    "a reference of a fixed form, into files of the staff or the bank, in which it is erased by its keeper",
                    "decision.evidence disclosure.reference bank_file_reading.reference exception_ruling.reference"
                            + " payout_ruling.reference payment_attempt.booked_ref bank_statement.reference bank_statement_entry.reference"),
            stays("a keyed hash of a vehicle's number or of a code drawn by chance", """
                    equipment_asset.serial_hash equipment_seat.serial_hash equipment_seat.join_hash award.subject
                    """),
            stays("numbers, codes and ids, each in a form that the code gives it", "audit_entry.details"),
            stays("ids of payments, made by us", """
                    bank_message_line.end_to_end_id bank_message_line.named end_to_end.value payment_attempt.end_to_end_id
                    payout_batch.message_id channel_delivery.name
                    """),
            stays("hashes of whole entries, files and heads", """
                    audit_entry.hash audit_entry.mac audit_entry.previous_hash audit_head.hash audit_walk.hash bank_statement.fingerprint
                    ledger_closing_proposal.digest payment_home.fingerprint payout_batch.approved_digest report_export.mark_hash
                    """),
            stays("which key", "blind_index.key name_index.key"),
            stays("sums, ids and counts of many", """
                    report_result.asked report_result.content report_result.report report_export.report measurement.name
                    measurement.samples restore_verification.lines
                    """),
            stays("who of staff is called what", "staff.name staff.subject"),
            stays("rates, figures and programmes, which are public, and why one of staff has entered them", """
                    index_figure.index_code index_figure.source index_figure_approval.index_code manual_rate.reason
                    payout_conversion.rates programme_sponsor.code programme_version.code programme_version.document quote.rates
                    rate_feed.etag rate_feed.last_error rate_feed.last_modified rate_proposal.raw rate_proposal.reason
                    rate_publication.media_type rate_publication.raw rate_refusal.reason appropriation.reference
                    """),
            stays("our own accounts", "bank_account.account bank_account.names payout_batch.account"),
            stays("an offer to whoever has its code, to nobody by name", """
                    claim.offer offer.code offer.payload offer.signed
                    """),
            stays("where a partner is told, and of what", "webhook.types webhook.url news.name news.type"),
            stays("a statement's kind of use and place of day; what leads to it is in the vault", """
                    testimony.consent_version testimony.scopes testimony.zone
                    """),
            stays("the service's own work", """
                    flyway_schema_history.description flyway_schema_history.installed_by flyway_schema_history.script
                    flyway_schema_history.type flyway_schema_history.version payment_stop.reference decision_replay_difference.what
                    """),
            stays("a word from a list of the code, or a programme's own", """
                    appeal.ground appropriation.sponsor audit_entry.action award.rate_day award_cap.stacking_group award_change.reason
                    award_index.failure award_index.index_code award_suspension.reason bank_message.kind bank_message_line.answer
                    bank_message_proposal.kind bank_statement.made_at budget.sponsor claim_ending.reason claim_hold.reason
                    disclosure.purpose equipment_asset.equipment equipment_asset.usability instalment.kind ledger_account.sponsor
                    payment_attempt.booked_kind payout.kind payout_batch.scheme payout_run_skip.reason transfer.step
                    vault_destruction.kind
                    """));

    /** Of any table: subjects of staff, partners, programmes, hashes of whole files, which of our accounts. */
    private static final Pattern PLACED_BY_NAME =
            Pattern.compile("\\w+\\.(\\w+_by varchar\\(128\\)|(person|owner) varchar\\(128\\)|(partner|programme)"
                    + " varchar\\(64\\)|(\\w+_)?sha256 .*|account_id uuid|\\w*account(_id)? integer)");

    /** Where nothing of anybody fits in, or the database itself takes words from a list only. */
    private static final String COULD_HOLD_SOMETHING = """
            select c.relname || '.' || a.attname as place,
                replace(format_type(a.atttypid, a.atttypmod), 'character varying', 'varchar') as type
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_|^information_schema$'
                and c.relname !~ '^test_'
                and (coalesce(e.typname, t.typname) not in ('bool', 'int2', 'int4', 'int8', 'numeric', 'pg_lsn', 'date', 'time',
                            'timestamp', 'timestamptz', 'uuid')
                    or a.attname ~ '(^|_)(account|address|birth|born|document|mail|name|phone|street|town)(_|$)')
                and not (t.typname = 'varchar' and a.atttypmod between 5 and 12)
                and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
                    and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ '= ANY|~')
            order by 1
            """;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void eachColumnThatCouldHoldAPersonIsPlaced() throws SQLException {
        Set<String> placed = Stream.concat(
                        FORGOTTEN.stream(), STAYS.values().stream().flatMap(Set::stream))
                .collect(Collectors.toSet());
        Set<String> open = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COULD_HOLD_SOMETHING)) {
            while (row.next()) {
                String place = row.getString("place");
                there.add(place);
                boolean byName = PLACED_BY_NAME
                        .matcher(place + " " + row.getString("type"))
                        .matches();
                if (!placed.contains(place) && !byName) {
                    open.add(place);
                }
            }
        }
        assertThat(open)
                .as("what stands in it, and what does an erasure do: FORGOTTEN, or STAYS with the reason")
                .isEmpty();
        assertThat(there).as("what is placed and no longer there").containsAll(placed);
    }

    private static Map.Entry<String, Set<String>> stays(String why, String columns) {
        return Map.entry(why, columns(columns));
    }

    private static Set<String> columns(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
