package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Many claims at once are lodged as if each had come alone; what broke off goes on with the same key. */
@QuarkusTest
class ClaimImportApiTest {
    private static final String LINES = "application/x-ndjson";

    @Inject
    ObjectMapper mapper;

    @Test
    void eachLineHasItsOwnResultAndARepeatGoesOn() throws Exception {
        String key = UUID.randomUUID().toString();
        List<String> lines = new ArrayList<>(List.of(
                line(claimant("partner"), "a"),
                "{\"claimantId\": 7}",
                "",
                line(UUID.randomUUID().toString(), "b"),
                "{"));
        List<JsonNode> first = results("partner", key, lines);
        assertThat(first).extracting(line -> line.path("line").asInt()).containsExactly(1, 2, 4, 5);
        assertThat(first).extracting(line -> line.path("status").asInt()).containsExactly(201, 400, 404, 400);
        String claim = first.getFirst().path("claimId").asText();
        assertThat(Api.get("partner", "/v1/claims/" + claim).getString("partnerReference"))
                .isEqualTo(first.getFirst().path("partnerReference").asText());
        assertThat(first.get(1)
                        .path("problem")
                        .path("violations")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("claimantId");

        lines.set(1, line(claimant("partner"), "c"));
        lines.add(line(claimant("partner"), "d"));
        List<JsonNode> second = results("partner", key, lines);
        assertThat(second).extracting(line -> line.path("status").asInt()).containsExactly(201, 201, 404, 400, 201);
        assertThat(second.getFirst().path("claimId").asText()).isEqualTo(claim);
        assertThat(second.getFirst().path("replayed").asBoolean()).isTrue();
        assertThat(second.get(1).has("replayed")).isFalse();

        lines.set(0, lines.get(1));
        assertThat(results("partner", key, lines).getFirst().path("status").asInt())
                .isEqualTo(422);
    }

    @Test
    void theRulesOfASingleLodgingHold() throws Exception {
        String claimant = claimant("partner");
        List<JsonNode> results =
                results("partner", UUID.randomUUID().toString(), List.of(line(claimant, "a"), line(claimant, "b")));
        assertThat(results.get(1).path("status").asInt()).isEqualTo(409);
        assertThat(results.get(1).path("problem").path("existingId").asText())
                .isEqualTo(results.getFirst().path("claimId").asText());
        assertThat(results("partner2", UUID.randomUUID().toString(), List.of(line(claimant, "a")))
                        .getFirst()
                        .path("status")
                        .asInt())
                .isEqualTo(404);
        int audited = Api.get(
                        "auditor",
                        "/v1/audit?subject="
                                + results.getFirst().path("claimId").asText())
                .getList("items")
                .size();
        assertThat(audited).isEqualTo(1);
    }

    @Test
    void withoutAKeyOrInAnotherFormNothingIsRead() {
        Api.as("partner")
                .contentType(LINES)
                .body(new byte[] {'{', '}'})
                .post("/v1/claim-imports")
                .then()
                .statusCode(400);
        Api.writing("partner").body("{}").post("/v1/claim-imports").then().statusCode(415);
        Api.as("partner")
                .header("Idempotency-Key", "x".repeat(128))
                .contentType(LINES)
                .body(new byte[] {'{', '}'})
                .post("/v1/claim-imports")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Idempotency-Key"));
        for (String nothing : List.of("", "\n \n")) {
            Api.writing("partner")
                    .contentType(LINES)
                    .body(nothing.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/v1/claim-imports")
                    .then()
                    .statusCode(400);
        }
    }

    /** As people's tools write such files; a letter that is lost must not make another number of a plate. */
    @Test
    void linesOfOddFilesAreReadOrRefusedOneByOne() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("\uFEFF" + line(claimant("partner"), "bom") + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(
                (" \t\r\n\uFEFF\r\n" + line(claimant("partner"), "crlf") + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(line(claimant("partner"), "\u0430").getBytes(Charset.forName("windows-1251")));
        body.writeBytes(("\n" + line(claimant("partner"), "twice").replaceFirst("\\{", "{\"facts\":{},") + "\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("[".repeat(5_000) + "\n{\"a\":" + "9".repeat(2_000) + "}\n{}{}\nnull\n[]\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("\uFEFF" + line(claimant("partner"), "joined")).getBytes(StandardCharsets.UTF_8));

        List<JsonNode> results = results("partner", UUID.randomUUID().toString(), body.toByteArray());

        assertThat(results)
                .extracting(line ->
                        line.path("line").asInt() + " " + line.path("status").asInt())
                .containsExactly(
                        "1 201", "4 201", "5 400", "6 400", "7 400", "8 400", "9 400", "10 400", "11 400", "12 201");
    }

    /** An editor's empty lines at the end, or one after each line, are nobody's claims. */
    @ParameterizedTest
    @CsvSource({"10000, '', 10000", "10000, end, 10000", "6000, between, 6000", "10001, '', 10001"})
    void whatIsPassedOverDoesNotCount(int lines, String blank, int answered) throws Exception {
        String between = blank.equals("between") ? "\n \n" : "\n";
        String body = String.join(between, Collections.nCopies(lines, "{}")) + (blank.equals("end") ? "\n\r\n\n" : "");
        List<JsonNode> results =
                results("partner", UUID.randomUUID().toString(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(results).hasSize(answered);
        assertThat(results.getLast().path("status").asInt()).isEqualTo(lines > 10_000 ? 413 : 400);
    }

    @Test
    void whatIsTooLongIsPassedOver() throws Exception {
        List<JsonNode> results = results(
                "partner", UUID.randomUUID().toString(), List.of("x".repeat(70_000), line(claimant("partner"), "a")));
        assertThat(results).extracting(line -> line.path("status").asInt()).containsExactly(413, 201);
    }

    private List<JsonNode> results(String user, String key, List<String> lines) throws JsonProcessingException {
        return results(user, key, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private List<JsonNode> results(String user, String key, byte[] body) throws JsonProcessingException {
        Response answer = Api.as(user)
                .header("Idempotency-Key", key)
                .contentType(LINES)
                .accept(LINES)
                .body(body)
                .post("/v1/claim-imports");
        answer.then().statusCode(200);
        List<JsonNode> results = new ArrayList<>();
        for (String line : answer.asString().lines().toList()) {
            results.add(mapper.readTree(line));
        }
        return results;
    }

    private String line(String claimant, String reference) throws JsonProcessingException {
        Map<String, Object> claim = new HashMap<>(Map.of(
                "claimantId",
                claimant,
                "programme",
                "ukraine-lay-down-arms",
                "payoutCurrency",
                "EUR",
                "facts",
                Stories.soldier()));
        claim.put("partnerReference", reference + "-" + UUID.randomUUID());
        return mapper.writeValueAsString(claim);
    }

    private static String claimant(String user) {
        return Stories.registered(user, false, 0).getString("id");
    }
}
