package org.millioncarrots.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;

/** Check-ins of claimants, and duty officers who look at what is among them. */
public final class Protection {
    public static final String WORD = "blue heron";
    public static final String OTHER_WORD = "green kettle";

    private Protection() {}

    public static void agreed(String claimant) {
        Api.post("partner", words(claimant), Map.of("word", WORD, "otherWord", OTHER_WORD), 201);
    }

    public static String words(String claimant) {
        return "/v1/claimants/" + claimant + "/words";
    }

    public static Response checkIn(String user, String claimant, String word) {
        return Api.writing(user).body(Map.of("word", word)).post("/v1/claimants/" + claimant + "/check-ins");
    }

    /** The claimant gives the word that means coercion. */
    public static void coerced(String claimant) {
        checkIn("partner", claimant, OTHER_WORD).then().statusCode(201);
    }

    /** The path of the only signal of the claimant that nobody has ended; null if there is none. */
    public static @org.jspecify.annotations.Nullable String signal(String claimant) {
        JsonPath signals = Api.get("duty", "/v1/duress-signals?limit=500");
        String id = signals.getString("items.find { it.claimantId == '" + claimant + "' }.id");
        return id == null ? null : "/v1/duress-signals/" + id;
    }

    /** Two duty officers have spoken with the claimant. */
    public static void ended(String claimant, String account) {
        String end = signal(claimant) + "/end";
        Map<String, Object> contact = Map.of("contactedAt", Instant.now().toString());
        Api.post("duty", end, Map.of("contactedAt", Instant.now().toString(), "account", account), 201);
        Api.post("duty2", end + "/approval", contact, 201);
    }
}
