package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

/** The text of a bank message is kept until some time after its last payment is over; its lines and hash stay. */
@QuarkusTest
class BankTextsApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Inject
    DestroyBankTexts texts;

    @Test
    void aTextGoesSomeTimeAfterAllItsPaymentsAreOver() throws InterruptedException, SQLException {
        Sent paid = SentFiles.sent(1);
        Sent open = SentFiles.sent(1);
        String over = said(BankAnswers.notification(id(), "", paid.payments()));
        String young = said(BankAnswers.notification(id(), "", paid.payments()).replace("2026-01-05", "2026-01-06"));
        String sent = said(
                BankAnswers.statusReport("<MsgId>" + open.message() + "</MsgId>", id(), "ACSP", "", open.payments()));
        for (String message : new String[] {over, sent}) {
            run("update bank_message set received_at = received_at - interval '91 days' where id = '" + message + "'");
        }

        texts.settled();
        assertThat(kept(over)).as("it was over only today").isTrue();

        for (Sent one : new Sent[] {paid, open}) {
            run("update payout set changed_at = changed_at - interval '91 days' where batch_id = '" + one.id() + "'");
        }
        texts.settled();
        assertThat(kept(over)).isFalse();
        assertThat(kept(young)).isTrue();
        assertThat(kept(sent)).as("its payment is not over").isTrue();
        JsonPath told = Api.get("finance", "/v1/bank-messages/" + over);
        assertThat((Object) told.get("textDestroyedAt")).isNotNull();
        assertThat(told.getString("sha256")).hasSize(64);
        assertThat(told.getList("lines.outcome")).containsExactly("APPLIED");
        assertThat(count("select length(sealed) from bank_message where id = '" + over + "'"))
                .isZero();
    }

    private static String said(String message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static boolean kept(String message) {
        return Api.get("finance", "/v1/bank-messages/" + message).get("textDestroyedAt") == null;
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.createStatement().executeUpdate(sql);
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
