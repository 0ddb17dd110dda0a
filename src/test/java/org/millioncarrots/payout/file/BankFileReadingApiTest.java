package org.millioncarrots.payout.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.Stories;

/** A file is for the bank; once the bank has it, two people read it, and what is kept of it is each payee's own. */
@QuarkusTest
class BankFileReadingApiTest {
    private static final Map<String, String> REQUEST = Map.of("purpose", "BANK_INQUIRY", "reference", "CASE-2026-17");

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    MasterKeys keys;

    @Inject
    SealFilesAnew sealFilesAnew;

    @Test
    void untilTheBankHasItWhoeverTakesItThereFetchesIt() throws InterruptedException {
        String path = SentFiles.batch(2);
        Api.writing("finance")
                .body(REQUEST)
                .post(path + "/file-readings")
                .then()
                .statusCode(409);
        Approvals.approve("approver2", path).then().statusCode(201);
        Api.writing("finance")
                .body(REQUEST)
                .post(path + "/file-readings")
                .then()
                .statusCode(409);
        Api.as("finance").head(path + "/file").then().statusCode(405);
        assertThat(downloads(path)).isZero();

        byte[] file = Api.as("finance").get(path + "/file").asByteArray();
        Response again = Api.as("finance").get(path + "/file");
        assertThat(again.asByteArray()).isEqualTo(file);
        assertThat(again.header("ETag")).isEqualTo("\"" + Sha256.of(file) + "\"");
        assertThat(downloads(path)).isEqualTo(2);
        Api.writing("finance").post(path + "/delivery").then().statusCode(201);

        Api.as("finance").get(path + "/file").then().statusCode(409).body("reason", equalTo("READ_BY_TWO_PEOPLE"));
        assertThat(Approvals.read(path).asByteArray()).isEqualTo(file);
    }

    @Test
    void twoPeopleReadItOnce() throws InterruptedException {
        String path = SentFiles.sent(2).path();
        String readings = path + "/file-readings";
        String reading =
                readings + "/" + Api.post("auditor", readings, REQUEST, 201).getString("id");
        Api.as("auditor").get(reading + "/file").then().statusCode(409).body("reason", equalTo("NOT_APPROVED_YET"));
        Api.writing("auditor")
                .post(reading + "/approval")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        Api.post("finance", reading + "/approval", Map.of(), 201);
        Api.writing("approver").post(reading + "/approval").then().statusCode(409);
        Api.as("finance").get(reading + "/file").then().statusCode(403);
        Api.as("auditor").head(reading + "/file").then().statusCode(405);

        Response read = Api.as("auditor").get(reading + "/file");
        read.then().statusCode(200);
        assertThat(read.header("ETag")).isEqualTo("\"" + Sha256.of(read.asByteArray()) + "\"");
        Api.as("auditor").get(reading + "/file").then().statusCode(410).body("type", equalTo("/problems/gone"));
        assertThat(Api.get("approver", readings).getList("state")).containsExactly("READ");
        assertThat(actions(path))
                .containsSubsequence("BANK_FILE_READING_PROPOSED", "BANK_FILE_READING_APPROVED", "BANK_FILE_READ");
    }

    @Test
    void whatIsNotUsedInTimeIsGoneAndOthersMayNot() throws InterruptedException, SQLException {
        String readings = SentFiles.sent(1).path() + "/file-readings";
        String reading =
                readings + "/" + Api.post("finance", readings, REQUEST, 201).getString("id");
        Api.post("auditor", reading + "/approval", Map.of(), 201);
        run("update bank_file_reading set expires_at = now() where id = ?", id(reading));
        Api.as("finance").get(reading + "/file").then().statusCode(410);
        assertThat(Api.get("auditor", readings).getList("state")).containsExactly("EXPIRED");
        for (String user : List.of("partner", "caseworker", "policy", "operator", "approver")) {
            Api.writing(user).body(REQUEST).post(readings).then().statusCode(403);
            Api.as(user).get(reading + "/file").then().statusCode(403);
        }
        String elsewhere = SentFiles.sent(1).path() + reading.substring(reading.indexOf("/file-readings"));
        Api.as("finance").get(elsewhere + "/file").then().statusCode(404);
    }

    @Test
    void theSkeletonHasAllButThePayees() throws InterruptedException {
        SentFiles.Sent sent = SentFiles.sent(2);
        String file = Approvals.read(sent.path()).asString();
        String name = file.replaceAll("(?s).*<Cdtr>\\s*<Nm>([^<]*)</Nm>.*", "$1");
        Response skeleton = Api.as("auditor").get(sent.path() + "/file-skeleton");
        skeleton.then().statusCode(200);
        assertThat(skeleton.asString())
                .contains(sent.endToEndId(0), sent.endToEndId(1), sent.total(), "<?payee sealed?>")
                .doesNotContain(name, "<CdtrAcct>");
        assertThat(actions(sent.path())).contains("BANK_FILE_SKELETON_READ");
    }

    /** Whoever can write to the database cannot make one file pass for another. */
    @Test
    void whatWasExchangedIsNotGivenOut() throws InterruptedException, SQLException {
        String first = approved();
        String second = approved();
        byte[] file = Api.as("finance").get(first + "/file").asByteArray();

        exchange("bank_file", "sealed, sha256, payees", first, second);
        Api.as("finance").get(first + "/file").then().statusCode(500);
        exchange("bank_file", "sealed, sha256, payees", first, second);
        assertThat(Api.as("finance").get(first + "/file").asByteArray()).isEqualTo(file);

        exchange("bank_file_part", "claimant_id, bucket, sealed", first, second);
        Api.as("finance").get(first + "/file").then().statusCode(500);
        exchange("bank_file_part", "claimant_id, bucket, sealed", first, second);

        run("update bank_file set sha256 = ? where batch_id = ?", Sha256.of(new byte[0]), id(first));
        Api.as("finance").get(first + "/file").then().statusCode(500);
        run("update bank_file set sha256 = ? where batch_id = ?", Sha256.of(file), id(first));

        run("delete from bank_file_part where batch_id = ?", id(first));
        Api.as("finance").get(first + "/file").then().statusCode(500);
    }

    @Test
    void whatTheReleaseBeforeHasSealedIsReadAndSealedAnew() throws InterruptedException, SQLException {
        String path = approved();
        String other = approved();
        byte[] file = Api.as("finance").get(path + "/file").asByteArray();
        byte[] stranger = Api.as("finance").get(other + "/file").asByteArray();
        asBefore(path, file);
        assertThat(Api.as("finance").get(path + "/file").asByteArray()).isEqualTo(file);

        run(
                "update bank_file set sealed = ?, sha256 = ? where batch_id = ?",
                keys.seal("bank-file", stranger),
                Sha256.of(stranger),
                id(path));
        Api.as("finance").get(path + "/file").then().statusCode(500);
        sealFilesAnew.all();
        assertThat(count("select count(*) from bank_file where payees is null"))
                .as("what was exchanged is not sealed anew")
                .isEqualTo(1);
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Api.writing("caseworker")
                .body(Map.of("reason", "CLAIMANT_REQUEST"))
                .post("/v1/claimants/" + claimant + "/erasures")
                .then()
                .statusCode(409)
                .body("reason", equalTo("SOMETHING_OPEN"));

        asBefore(path, file);
        sealFilesAnew.all();
        assertThat(count("select count(*) from bank_file where payees is null")).isZero();
        assertThat(count("select count(*) from bank_file_part where batch_id = '" + id(path) + "'"))
                .isEqualTo(1);
        assertThat(Api.as("finance").get(path + "/file").asByteArray()).isEqualTo(file);
    }

    private static String approved() throws InterruptedException {
        String path = SentFiles.batch(1);
        Approvals.approve("approver2", path).then().statusCode(201);
        return path;
    }

    private void asBefore(String path, byte[] file) throws SQLException {
        run("delete from bank_file_part where batch_id = ?", id(path));
        run(
                "update bank_file set sealed = ?, sha256 = ?, payees = null where batch_id = ?",
                keys.seal("bank-file", file),
                Sha256.of(file),
                id(path));
    }

    private void exchange(String table, String columns, String first, String second) throws SQLException {
        run(
                "update " + table + " t set (" + columns + ") = (select " + columns + " from " + table
                        + " o where o.batch_id <> t.batch_id and o.batch_id in (?, ?)) where batch_id in (?, ?)",
                id(first),
                id(second),
                id(first),
                id(second));
    }

    private static long downloads(String path) {
        return actions(path).stream().filter("BANK_FILE_DOWNLOADED"::equals).count();
    }

    private static List<String> actions(String path) {
        return Api.get("auditor", "/v1/audit?subject=" + id(path)).getList("items.action");
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
