package org.millioncarrots.testing;

import io.quarkus.arc.Arc;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.millioncarrots.claimant.destination.UseDestinations;

/** Changing where a claimant is paid: two people and a waiting time. */
public final class Accounts {
    /** Later than any waiting time. */
    private static final Instant LATER = Instant.parse("2199-01-01T00:00:00Z");

    /** Drawn by chance, some of the many of a suite would be the same, and accounts of several people are noticed. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Accounts() {}

    /** Of nobody else, ending in 3000. */
    public static String german() {
        return account(CountryCode.DE, "37040044", "%06d3000", 1_000_000);
    }

    /** Of nobody else, in Lithuania, ending in 1000, reachable in all currencies. */
    public static Map<String, Object> another() {
        return Map.of(
                "iban",
                account(CountryCode.LT, "10000", "%07d1000", 10_000_000),
                "bic",
                "HABALT22",
                "address",
                Map.of("townName", "Vilnius", "country", "LT"));
    }

    private static String account(CountryCode country, String bank, String number, int numbers) {
        return new Iban.Builder()
                .countryCode(country)
                .bankCode(bank)
                .accountNumber(number.formatted(NEXT.getAndIncrement() % numbers))
                .build()
                .toString();
    }

    public static ValidatableResponse put(String user, String claimant, Map<String, Object> destination) {
        String etag = Api.as(user).get("/v1/claimants/" + claimant).header("ETag");
        return Api.as(user)
                .header("If-Match", etag)
                .body(destination)
                .put("/v1/claimants/" + claimant + "/payout-destination")
                .then();
    }

    /** The version under which it is proposed. */
    public static int proposed(String user, String claimant) {
        return put(user, claimant, another()).statusCode(202).extract().path("version");
    }

    /** @param step confirmation, rejection or withdrawal */
    public static ValidatableResponse step(String user, String claimant, int version, String step) {
        return Api.writing(user)
                .post("/v1/claimants/" + claimant + "/payout-destination-proposals/" + version + "/" + step)
                .then();
    }

    /** Confirmed by another person, so that only the waiting time is left. */
    public static int confirmed(String user, String claimant) {
        int version = proposed(user, claimant);
        step("caseworker2", claimant, version, "confirmation").statusCode(201);
        return version;
    }

    /** Changed to {@link #another}, and the waiting time is over. */
    public static void changed(String user, String claimant) {
        confirmed(user, claimant);
        letTheWaitingTimePass();
    }

    /** That of all who wait. */
    public static void letTheWaitingTimePass() {
        Arc.container().instance(UseDestinations.class).get().useAll(LATER);
    }
}
