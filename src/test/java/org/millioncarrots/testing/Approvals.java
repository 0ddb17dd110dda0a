package org.millioncarrots.testing;

import io.restassured.response.Response;
import java.util.Collections;
import java.util.Map;

/** Approves batches as people do: they look first, and name what they have seen. */
public final class Approvals {
    private Approvals() {}

    /** @param batch the path of it */
    public static Response approve(String user, String batch) {
        return Api.writing(user).body(seen(user, batch)).post(batch + "/approval");
    }

    /**
     * Two people owe anew what came back, if it can be.
     *
     * @param path of a payout or a batch
     */
    public static Response reissue(String path) {
        Response proposed = proposeReissue("finance", path);
        return proposed.statusCode() == 202 ? Api.writing("approver").post(path + "/reissue/approval") : proposed;
    }

    public static Response proposeReissue(String user, String path) {
        return Api.writing(user).body(Map.of("reason", "ACCOUNT_CONFIRMED")).post(path + "/reissue");
    }

    /** Another person confirms what one has entered as said by the bank, or as sent to it. */
    public static Response confirm(String user, Response entered) {
        String proposal = entered.then().statusCode(202).extract().path("id");
        return Api.writing(user).post("/v1/bank-message-proposals/" + proposal + "/confirmation");
    }

    /** The file that the bank has, read by one person with the approval of another. */
    public static Response read(String batch) {
        String reading = batch + "/file-readings/"
                + Api.post(
                                "finance",
                                batch + "/file-readings",
                                Map.of("purpose", "BANK_INQUIRY", "reference", "CASE-2026-17"),
                                201)
                        .getString("id");
        Api.post("finance2", reading + "/approval", Map.of(), 201);
        return Api.as("finance").get(reading + "/file");
    }

    /** What an approval names of the batch as it is now. */
    public static Map<String, Object> seen(String user, String batch) {
        return Collections.singletonMap("digest", Api.get(user, batch).get("digest"));
    }
}
