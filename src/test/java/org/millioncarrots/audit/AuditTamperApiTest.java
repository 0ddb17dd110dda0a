package org.millioncarrots.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.LogCapture;
import org.postgresql.PGConnection;

/** The owner of the database, whom no right stops and who can compute hashes, against the service and {@code bin/audit-verify}. */
@QuarkusTest
@ForAllPartners
@TestProfile(AuditTamperApiTest.WithAnchorFile.class)
class AuditTamperApiTest {
    private static final String COLUMNS =
            "sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash, mac";

    @TempDir
    static Path folder;

    private static OfflineVerifier offline;

    @Inject
    AuditLog log;

    @Inject
    AuditSql sql;

    @Inject
    AuditSigner signer;

    @Inject
    AnchorAudit anchorAudit;

    @Inject
    WalkAudit walkAudit;

    @Inject
    Clock clock;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @ConfigProperty(name = "carrots.audit.anchor-file")
    Path anchors;

    @ConfigProperty(name = "carrots.keys.file")
    Path keys;

    private long head;
    private String anchorsBefore = "";

    public static final class WithAnchorFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempDirectory("carrots-anchors").resolve("anchors");
                return Map.of("carrots.audit.anchor-file", file.toString());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    @BeforeAll
    static void compile() {
        offline = new OfflineVerifier(folder);
    }

    @BeforeEach
    void sevenEntriesAndAnAnchor() throws Exception {
        for (int i = 0; i < 7; i++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> log.record(AuditAction.CLAIM_DECIDED, UUID.randomUUID(), AuditDetail.number("n", 1)));
        }
        anchor();
        head = number("select sequence from audit_head");
        anchorsBefore = Files.readString(anchors);
        asOwner(
                "create table test_entry as select * from audit_entry",
                "create table test_head as select * from audit_head");
        verification().body("whole", equalTo(true)).body("signedFrom", equalTo(1));
        assertThat(walkToTheEnd()).isZero();
        assertThat(offline().said())
                .startsWith("OK: " + head + " entries, " + head + " of them signed (all from 1 on), ");
    }

    @AfterEach
    void asItWas() throws Exception {
        asOwner(
                "truncate audit_entry",
                "insert into audit_entry select * from test_entry",
                "delete from audit_head",
                "insert into audit_head select * from test_head",
                "drop table test_entry",
                "drop table test_head");
        Files.writeString(anchors, anchorsBefore);
        verification().body("whole", equalTo(true));
        assertThat(walkToTheEnd()).isZero();
    }

    /** @param at the first entry at fault, counted back from the head */
    private record Attack(String name, int at, AuditFault fault, String saidOffline, List<String> statements) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Attack attack(String name, int at, AuditFault fault, String saidOffline, String... statements) {
        return new Attack(name, at, fault, saidOffline, List.of(statements));
    }

    /** Numbers in braces are counted back from the head. */
    static Stream<Attack> attacks() {
        return Stream.of(
                attack(
                        "a field",
                        3,
                        AuditFault.CHANGED,
                        "changed",
                        "update audit_entry set person = 'somebody' where sequence = {3}"),
                attack(
                        "a time",
                        3,
                        AuditFault.CHANGED,
                        "changed",
                        "update audit_entry set recorded_at = recorded_at + interval '1 microsecond' where sequence = {3}"),
                attack(
                        "details that are none",
                        3,
                        AuditFault.CHANGED,
                        "changed",
                        "update audit_entry set details = '[]' where sequence = {3}"),
                attack(
                        "a text that became a number",
                        3,
                        AuditFault.CHANGED,
                        "changed",
                        "update audit_entry set details = '{\"n\": 1}' where sequence = {3}"),
                attack(
                        "two exchanged",
                        3,
                        AuditFault.OUT_OF_ORDER,
                        "out of order",
                        "update audit_entry set sequence = 999999999 where sequence = {3}",
                        "update audit_entry set sequence = {3} where sequence = {2}",
                        "update audit_entry set sequence = {2} where sequence = 999999999"),
                attack("one deleted", 3, AuditFault.MISSING, "missing", "delete from audit_entry where sequence = {3}"),
                attack(
                        "all macs dropped",
                        Integer.MAX_VALUE,
                        AuditFault.UNSIGNED,
                        "unsigned",
                        "update audit_entry set mac = null"),
                attack(
                        "a mac of another entry",
                        3,
                        AuditFault.FORGED,
                        "rewritten",
                        "update audit_entry set mac = (select mac from audit_entry where sequence = {4}) where sequence = {3}"),
                attack(
                        "signing begins later",
                        4,
                        AuditFault.SIGNED_FROM_MOVED,
                        "the beginning of signing was moved",
                        "update audit_head set signed_from = {3}"),
                attack(
                        "signing begins later, without the macs before",
                        Integer.MAX_VALUE,
                        AuditFault.SIGNED_FROM_MOVED,
                        "the beginning of signing was moved",
                        "update audit_entry set mac = null where sequence < {3}",
                        "update audit_head set signed_from = {3}"),
                attack(
                        "signing never began",
                        Integer.MAX_VALUE,
                        AuditFault.SIGNED_FROM_MOVED,
                        "the beginning of signing was moved",
                        "update audit_entry set mac = null",
                        "update audit_head set signed_from = null"),
                attack(
                        "the tail cut, the head moved back",
                        1,
                        AuditFault.CUT_OFF,
                        "cut off",
                        "delete from audit_entry where sequence > {2}",
                        "update audit_head set (sequence, hash) = (select sequence, hash from audit_entry where sequence = {2})"),
                attack(
                        "the tail cut only",
                        1,
                        AuditFault.CUT_OFF,
                        "cut off",
                        "delete from audit_entry where sequence > {2}"),
                attack(
                        "the head moved back only",
                        1,
                        AuditFault.PAST_HEAD,
                        "past the head",
                        "update audit_head set (sequence, hash) = (select sequence, hash from audit_entry where sequence = {2})"),
                attack(
                        "one after the end",
                        -1,
                        AuditFault.PAST_HEAD,
                        "changed",
                        "insert into audit_entry select sequence + 1, recorded_at, person, partner, action, subject, details, hash,"
                                + " repeat('a', 64) from audit_entry where sequence = {0}"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isFound(Attack attack) throws Exception {
        for (String statement : attack.statements()) {
            for (int back = 0; back < 7; back++) {
                statement = statement.replace("{" + back + "}", Long.toString(head - back));
            }
            asOwner(statement);
        }
        found(attack.at() == Integer.MAX_VALUE ? 1 : head - attack.at(), attack.fault(), attack.saidOffline());
    }

    /** Everything from the new one on is computed anew, as whoever reads this source can. */
    @Test
    void anInsertedOneIsFoundThoughTheWholeChainIsRecomputed() throws Exception {
        long at = head - 3;
        recompute(at, true, false);
        found(at, AuditFault.UNSIGNED, "unsigned");
        asOwner("update audit_entry set mac = repeat('0', 64) where sequence = " + at);
        found(at, AuditFault.FORGED, "rewritten or inserted without the key");
    }

    /** Without a single mac it looks like a log of a version before: what was told outside is all there is. */
    @Test
    void aLogComputedAnewWithoutAnyMacIsFoundByItsAnchor() throws Exception {
        Files.writeString(anchors, anchorsBefore.lines().toList().getLast());
        recompute(head - 5, false, true);
        asOwner("update audit_entry set mac = null", "update audit_head set signed_from = null");
        found(head, AuditFault.OTHER_THAN_ANCHORED, "it has another hash than at");
        assertThat(offline.verify(dump(), "--keys", keys.toString()).exit())
                .as("nothing but the anchors tells")
                .isZero();
    }

    @Test
    void twoOfTheSameNumberAndOneBeforeTheFirstAreFound() throws Exception {
        try {
            asOwner(
                    "alter table audit_entry drop constraint audit_entry_pk",
                    "alter table audit_entry drop constraint audit_entry_sequence",
                    "insert into audit_entry select 0, recorded_at, person, partner, action, subject, details, 'x', 'y'"
                            + " from audit_entry where sequence = 1");
            found(0, AuditFault.OUT_OF_ORDER, "inserted before the first");
            asOwner("update audit_entry set sequence = " + (head - 2) + " where sequence = 0");
            found(head - 2, AuditFault.OUT_OF_ORDER, "its number is there twice");
        } finally {
            asOwner(
                    "delete from audit_entry where previous_hash = 'x'",
                    "alter table audit_entry add constraint audit_entry_pk primary key (sequence)",
                    "alter table audit_entry add constraint audit_entry_sequence check (sequence > 0)");
        }
    }

    @Test
    void aCutStaysFoundHoweverLongTheLogGoesOnBehindIt() throws Exception {
        asOwner(
                "delete from audit_entry where sequence > " + (head - 2),
                "update audit_head set (sequence, hash) = (select sequence, hash from audit_entry where sequence = "
                        + (head - 2) + ")");
        for (int i = 0; i < 5; i++) {
            QuarkusTransaction.requiringNew().run(() -> log.record(AuditAction.CLAIM_DECIDED, UUID.randomUUID()));
        }
        try (LogCapture captured = LogCapture.start()) {
            anchor();
            assertThat(captured.text())
                    .contains("the anchor file gets no line", "audit-anchored sequence=" + (head + 3));
        }
        assertThat(Files.readString(anchors)).isEqualTo(anchorsBefore);
        found(head, AuditFault.OTHER_THAN_ANCHORED, "it has another hash than at");
    }

    @Test
    void aForgedAnchorIsFoundAndATornLineIsNone() throws Exception {
        String line = Anchor.in(anchorsBefore.lines().toList().getLast())
                .orElseThrow()
                .line();
        Files.writeString(anchors, anchorsBefore + line.substring(0, 40));
        verification().body("whole", equalTo(true));
        QuarkusTransaction.requiringNew().run(() -> log.record(AuditAction.CLAIM_DECIDED, UUID.randomUUID()));
        anchor();
        assertThat(Files.readAllLines(anchors).getLast()).contains(" sequence=" + (head + 1) + " ");
        Files.writeString(anchors, line.replace("sequence=" + head, "sequence=" + (head - 1)) + "\n");
        found(head - 1, AuditFault.ANCHOR_FORGED, "is not of our making");
    }

    /** A release before knows no macs. What it has written is an alarm until somebody has named it. */
    @Test
    void whatAReleaseBeforeHasWrittenAfterAStepBackIsNamed() throws Exception {
        asAVersionBefore(clock.instant());
        log(AuditAction.CLAIM_DECIDED);
        found(head + 1, AuditFault.UNSIGNED, "unsigned");
        AuditChain chain = new AuditChain(sql, signer, SequenceRanges.of(Long.toString(head + 1)));
        AuditSql.Extent extent = sql.extent();
        AuditChain.Walked walked = chain.onwards(AuditChain.Place.START, extent);
        assertThat(walked.broken()).isNull();
        assertThat(chain.end(walked.place(), extent)).isEmpty();
        assertThat(offline("--unsigned", (head + 1) + "-" + (head + 1)).exit()).isZero();
    }

    /** While replicas are exchanged, both versions write. */
    @Test
    void signingBeginsAnHourAfterTheLastEntryOfAVersionBefore() throws Exception {
        asOwner("update audit_head set signed_from = null");
        asAVersionBefore(clock.instant().minus(Duration.ofMinutes(61)));
        log(AuditAction.CLAIM_DECIDED);
        asAVersionBefore(clock.instant().minus(Duration.ofMinutes(59)));
        log(AuditAction.CLAIM_DECIDED);
        Files.delete(anchors);
        anchor();
        verification().body("whole", equalTo(true)).body("signedFrom", nullValue());
        assertThat(offline().said()).contains("(none has to be)");

        asOwner("truncate audit_entry", "insert into audit_entry select * from test_entry");
        asOwner(
                "update audit_head set (sequence, hash, signed_from) = (select sequence, hash, null::bigint from test_head)");
        asAVersionBefore(clock.instant().minus(Duration.ofMinutes(61)));
        log(AuditAction.CLAIM_DECIDED);
        Files.delete(anchors);
        anchor();
        verification().body("whole", equalTo(true)).body("signedFrom", equalTo((int) head + 2));
        assertThat(offline().said()).contains("all from " + (head + 2) + " on");
    }

    private void found(long sequence, AuditFault fault, String saidOffline) throws Exception {
        verification()
                .body("whole", equalTo(false))
                .body("brokenAt", equalTo((int) sequence))
                .body("fault", equalTo(fault.name()));
        assertThat(walkToTheEnd()).as("by the walk").isPositive();
        OfflineVerifier.Answer answer = offline();
        assertThat(answer.exit()).as(answer.said()).isEqualTo(1);
        assertThat(answer.said()).contains(saidOffline).startsWith("BROKEN at entry ");
        if (!saidOffline.equals("the beginning of signing was moved")) {
            assertThat(answer.said()).startsWith("BROKEN at entry " + sequence + ":");
        }
    }

    private void log(AuditAction action) {
        QuarkusTransaction.requiringNew().run(() -> log.record(action, UUID.randomUUID()));
    }

    /** As the release before does it: the right hash, no mac. */
    private void asAVersionBefore(Instant at) throws SQLException {
        AuditSql.Head end = sql.extent().head();
        write(entry(end.sequence() + 1, at, end.hash()), "null");
        asOwner(
                "update audit_head set (sequence, hash) = (select sequence, hash from audit_entry order by 1 desc limit 1)");
    }

    private static AuditEntry entry(long sequence, Instant at, String previousHash) {
        return new AuditEntry(
                sequence, at, "system", "", "CLAIM_DECIDED", UUID.randomUUID(), new TreeMap<>(), previousHash);
    }

    /** Changes the chain from an entry on, by a new one or by another person, and all hashes behind it. */
    private void recompute(long from, boolean insert, boolean rename) throws SQLException {
        List<AuditSql.Stored> tail = sql.between(from - 1, head);
        String previous = sql.between(from - 2, from - 1).getFirst().hash();
        asOwner("delete from audit_entry where sequence >= " + from);
        long sequence = from;
        if (insert) {
            AuditEntry put = entry(sequence++, clock.instant(), previous);
            write(put, "null");
            previous = put.hash();
        }
        for (AuditSql.Stored stored : tail) {
            AuditEntry old = java.util.Objects.requireNonNull(stored.entry());
            AuditEntry anew = new AuditEntry(
                    sequence++,
                    old.recordedAt(),
                    rename ? "nobody" : old.person(),
                    old.partner(),
                    old.action(),
                    old.subject(),
                    old.details(),
                    previous);
            write(anew, "'" + stored.mac() + "'");
            previous = anew.hash();
        }
        asOwner(
                "update audit_head set (sequence, hash) = (select sequence, hash from audit_entry order by 1 desc limit 1)");
    }

    private void write(AuditEntry entry, String mac) throws SQLException {
        String details = entry.details().isEmpty() ? "{}" : "{\"n\": \"1\"}";
        asOwner("insert into audit_entry (" + COLUMNS + ") values (" + entry.sequence() + ", '" + entry.recordedAt()
                + "', '"
                + entry.person() + "', '', '" + entry.action() + "', '" + entry.subject() + "', '" + details + "', '"
                + entry.previousHash() + "', '" + entry.hash() + "', " + mac + ")");
    }

    private void anchor() throws SQLException {
        asOwner("update audit_anchor set next_at = now() - interval '1 minute'");
        anchorAudit.anchor();
        asOwner("update audit_anchor set next_at = now() + interval '1 day'");
    }

    private long walkToTheEnd() throws SQLException {
        for (int i = 0; i < 100; i++) {
            asOwner("update audit_walk set next_at = now() - interval '1 minute'");
            walkAudit.walk();
            if (number("select sequence from audit_walk") == 0) {
                break;
            }
        }
        return number("select coalesce(broken_at + 1, 0) from audit_walk");
    }

    private OfflineVerifier.Answer offline(String... more) throws Exception {
        Stream<String> options = Stream.of("--keys", keys.toString(), "--anchors", anchors.toString());
        return offline.verify(dump(), Stream.concat(options, Stream.of(more)).toArray(String[]::new));
    }

    /** As pg_dump writes it, whichever zone it is in. */
    private String dump() throws SQLException, IOException {
        StringWriter dump = new StringWriter();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'Asia/Kolkata'");
            for (String table :
                    List.of("audit_entry (" + COLUMNS + ")", "audit_head (id, sequence, hash, signed_from)")) {
                dump.append("--\n\nCOPY public.").append(table).append(" FROM stdin;\n");
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", dump);
                dump.append("\\.\n\n");
            }
            statement.execute("reset timezone");
        }
        return dump.toString();
    }

    private static ValidatableResponse verification() {
        return Api.as("auditor").get("/v1/audit/verification").then().statusCode(200);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
