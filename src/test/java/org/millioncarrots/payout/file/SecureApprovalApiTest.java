package org.millioncarrots.payout.file;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.Stories;

/** The embedded server archives nothing, so no file may go while it must be archived. */
@QuarkusTest
@TestProfile(SecureApprovalApiTest.Archived.class)
class SecureApprovalApiTest {
    private static final String CURRENCY = "PLN";

    public static final class Archived implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carrots.payments.durability", "ARCHIVED");
        }
    }

    @Test
    void aFileStaysUntilItsApprovalIsArchived() throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", CURRENCY, Stories.soldier());
        Stories.run("2022-03-31");
        String path = "/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"), 201)
                        .getString("id");
        Approvals.approve("finance2", path).then().statusCode(201);
        Api.as("finance")
                .get(path + "/file")
                .then()
                .statusCode(503)
                .header("Retry-After", "30")
                .body("type", equalTo("/problems/not-secured"))
                .body("detail", containsString("pg_stat_archiver"));
        Api.writing("finance").post(path + "/delivery").then().statusCode(503);
        Api.as("auditor").get(path).then().statusCode(200).body("state", equalTo("APPROVED"));
    }
}
