package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.attack.Contract.Body;
import org.millioncarrots.attack.Contract.Operation;
import org.millioncarrots.attack.Contract.Parameter;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Payee;
import org.millioncarrots.testing.Stories;

/**
 * Walks over every operation of the contract with the ids of everything that one partner has: as another partner, to whom each is like
 * an id that does not exist, and as whoever may not call it, who learns nothing but that.
 */
@QuarkusTest
class StrangerWalkApiTest {
    private static final String OWNER = "ministry-of-defence";
    private static final String CURRENCY = "SSP";

    /** Users by role. */
    private static final Map<String, String> USERS = Map.of(
            "partner", "partner2",
            "bank", "bank",
            "finance", "finance",
            "auditor", "auditor",
            "policy", "policy",
            "operator", "operator",
            "caseworker", "caseworker",
            "approver", "approver");

    private final String reference = "walk-" + UUID.randomUUID();
    private String webhook;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void whatOnePartnerHasIsToAnotherLikeNothing() throws Exception {
        story();
        Contract contract = Contract.published();
        Map<String, UUID> things = things();
        assertThat(things.keySet())
                .contains(
                        "claimant", "claim", "award", "payout", "quote", "instalment", "claim_hold", "webhook", "news");
        List<String> faults = new ArrayList<>();
        int walked = 0;
        int seenByTheOwner = 0;
        for (Operation operation : contract.operations()) {
            if (!operation.isFor("partner")) {
                continue;
            }
            for (UUID parent : operation.leadsToAThing() ? parents(operation, things) : things.values()) {
                for (UUID child : ids(operation) > 1 ? things.values() : List.of(parent)) {
                    if (!operation.leadsToAThing() && operation.body().isEmpty()) {
                        continue;
                    }
                    String known = told(call(contract, operation, "partner2", parent, child));
                    String unknown = told(call(contract, operation, "partner2", like(parent), like(child)));
                    walked++;
                    if (!known.equals(unknown) || operation.leadsToAThing() && known.matches("(?s)(2..|409|412) .*")) {
                        faults.add(operation.id() + " answers " + known + "\n  and of what does not exist " + unknown);
                    }
                    if (operation.method().equals("get") && operation.leadsToAThing()) {
                        seenByTheOwner += call(contract, operation, "partner", parent, child)
                                                .statusCode()
                                        == 200
                                ? 1
                                : 0;
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(walked).isGreaterThan(300);
        assertThat(seenByTheOwner).as("what the owner can see of them").isGreaterThan(8);
    }

    @Test
    void listsShowAPartnerNothingOfAnother() throws Exception {
        story();
        Contract contract = Contract.published();
        Map<String, UUID> things = things();
        int lists = 0;
        for (Operation operation : contract.operations()) {
            if (operation.method().equals("get") && operation.isFor("partner") && !operation.leadsToAThing()) {
                String shown = Api.as("partner2")
                        .get(path(operation, UUID.randomUUID(), UUID.randomUUID()))
                        .asString();
                assertThat(things.values()).noneMatch(id -> shown.contains(id.toString()));
                lists++;
            }
        }
        assertThat(lists).isGreaterThan(3);
    }

    /** By id, by the owner's own name for it, as a place to go on from, in every parameter of every list. */
    @Test
    void whoAsksForWhatAnotherHasIsToldAsOfNothing() throws Exception {
        story();
        Map<String, UUID> things = things();
        Map<String, String> questions = new LinkedHashMap<>();
        for (String kind :
                List.of("claimant", "claim", "award", "payout", "payout_batch", "quote", "news", "webhook")) {
            if (things.containsKey(kind)) {
                questions.put(
                        things.get(kind).toString(), like(things.get(kind)).toString());
            }
        }
        questions.put(reference, reference + "-");
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (Operation operation : Contract.published().operations()) {
            if (!operation.method().equals("get") || !operation.isFor("partner") || operation.leadsToAThing()) {
                continue;
            }
            for (Parameter parameter : operation.asked()) {
                for (Map.Entry<String, String> question : questions.entrySet()) {
                    String path = path(operation, UUID.randomUUID(), UUID.randomUUID());
                    String known = told(Api.as("partner2")
                            .queryParam(parameter.name(), question.getKey())
                            .get(path));
                    String unknown = told(Api.as("partner2")
                            .queryParam(parameter.name(), question.getValue())
                            .get(path));
                    asked++;
                    if (!known.equals(unknown)) {
                        faults.add(operation.id() + "?" + parameter.name() + " answers " + known
                                + "\n  and of what does not exist " + unknown);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(asked).isGreaterThan(150);
        String own = Api.as("partner")
                .queryParam("reference", reference)
                .get("/v1/claimants")
                .asString();
        assertThat(own).as("what the owner is told").contains(reference);
    }

    /** Nor does it tell whether there is such a thing. */
    @Test
    void whoMayNotCallLearnsNothingElse() throws Exception {
        story();
        Contract contract = Contract.published();
        UUID claimant = things().get("claimant");
        List<String> faults = new ArrayList<>();
        int refused = 0;
        for (Operation operation : contract.operations()) {
            for (Map.Entry<String, String> user : USERS.entrySet()) {
                if (!operation.isFor(user.getKey())) {
                    String known = told(call(contract, operation, user.getValue(), claimant, claimant));
                    String unknown = told(call(contract, operation, user.getValue(), like(claimant), like(claimant)));
                    refused++;
                    if (!known.startsWith("403 ") || !known.equals(unknown)) {
                        faults.add(operation.id() + " as " + user.getKey() + ": " + known);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(refused).isGreaterThan(contract.operations().size() * 3);
    }

    @AfterEach
    void nothingIsSentAnyMore() {
        Api.writing("partner").delete("/v1/webhooks/" + webhook).then().statusCode(204);
    }

    /** Somebody of whom there is one of nearly everything. */
    private void story() throws InterruptedException {
        webhook = Api.post("partner", "/v1/webhooks", Map.of("url", "http://127.0.0.1:1/news"), 201)
                .getString("id");
        Api.writing("partner").post("/v1/webhooks/" + webhook + "/pause");
        Map<String, Object> document =
                Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", "W" + reference.replaceAll("[^0-9]", ""));
        Map<String, Object> identity = Map.of("name", "Пётр Образцов", "bornOn", "1990-04-12", "document", document);
        Api.post("partner", "/v1/claimants", Map.of("identity", identity, "partnerReference", reference), 201);
        Payee payee = Payee.due(Payee.programme(CURRENCY), CURRENCY);
        String claimant = "/v1/claimants/" + payee.claimant();
        Api.post("partner", claimant + "/dependants", Map.of("relation", "CHILD", "bornOn", "2020-01-01"), 201);
        Api.post("caseworker", claimant + "/disclosures", Map.of("purpose", "AUDIT", "reference", "CASE-2026-17"), 201);
        Api.post("caseworker", "/v1/claims/" + payee.claim() + "/holds", Map.of("reason", "EVIDENCE_DOUBT"), 201);
        Api.post("finance", payee.path() + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
        Accounts.changed("partner", payee.claimant());
        Api.post(
                "partner",
                "/v1/quotes",
                Map.of("amount", Map.of("amount", "100.00", "currency", "RUB"), "to", "USD", "on", "2022-03-05"),
                201);
    }

    /** By table, the newest row's id: of the partner where rows belong to one, of anybody elsewhere. */
    private Map<String, UUID> things() throws SQLException {
        Map<String, UUID> things = new LinkedHashMap<>();
        Map<String, Boolean> tables = new LinkedHashMap<>();
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("""
                    select c.table_name, exists (select from information_schema.columns p
                        where p.table_schema = 'public' and p.table_name = c.table_name and p.column_name = 'partner') as of_partner
                    from information_schema.columns c join pg_tables t
                        on t.schemaname = 'public' and t.tablename = c.table_name
                    where c.table_schema = 'public' and c.column_name = 'id' and c.data_type = 'uuid' order by 1
                    """)) {
                while (row.next()) {
                    tables.put(row.getString(1), row.getBoolean(2));
                }
            }
            for (Map.Entry<String, Boolean> table : tables.entrySet()) {
                try (var row = statement.executeQuery("select id from " + table.getKey()
                        + (table.getValue() ? " where partner = '" + OWNER + "'" : "")
                        + " order by xmin::text::bigint desc limit 1")) {
                    if (row.next()) {
                        things.put(table.getKey(), row.getObject(1, UUID.class));
                    }
                }
            }
        }
        return things;
    }

    /** Things of the kind that the path names first; all of them where no table is called so. */
    private static List<UUID> parents(Operation operation, Map<String, UUID> things) {
        if (ids(operation) < 2) {
            return List.copyOf(things.values());
        }
        String collection = operation.path().split("/")[2].replace('-', '_');
        List<UUID> named = things.entrySet().stream()
                .filter(thing -> collection.matches(thing.getKey() + "(s|es)"))
                .map(Map.Entry::getValue)
                .toList();
        return named.isEmpty() ? List.copyOf(things.values()) : named;
    }

    private static long ids(Operation operation) {
        return operation.parameters().stream().filter(Parameter::isId).count();
    }

    /** Of the same bucket and time, and not there. */
    private static UUID like(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 0x5555_5555L);
    }

    private static Response call(Contract contract, Operation operation, String user, UUID parent, UUID child) {
        RequestSpecification request = Api.writing(user).header("If-Match", "\"1\"");
        operation.body().ifPresent(body -> request.contentType(body.mediaType())
                .body(text(contract, operation, body, child)));
        return request.request(operation.method().toUpperCase(java.util.Locale.ROOT), path(operation, parent, child));
    }

    private static byte[] text(Contract contract, Operation operation, Body body, UUID id) {
        if (operation.id().equals("importClaims")) {
            Operation line = contract.operations().stream()
                    .filter(one -> one.id().equals("lodgeClaim"))
                    .findFirst()
                    .orElseThrow();
            return text(contract, line, line.body().orElseThrow(), id);
        }
        if (!body.mediaType().equals("application/json")) {
            return "x".getBytes(StandardCharsets.UTF_8);
        }
        JsonNode example = contract.example(body, id);
        if (operation.id().equals("lodgeClaim")) {
            ((ObjectNode) example).put("programme", "ukraine-lay-down-arms").put("payoutCurrency", "EUR");
            ((ObjectNode) example).putPOJO("facts", Stories.soldier());
        }
        return new ObjectMapper().valueToTree(example).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String path(Operation operation, UUID parent, UUID child) {
        String path = operation.path();
        boolean first = true;
        for (Parameter parameter : operation.parameters()) {
            String value = parameter.isId()
                    ? (first ? parent : child).toString()
                    : parameter.schema().path("type").asText().equals("integer") ? "1" : "x";
            first &= !parameter.isId();
            path = path.replace("{" + parameter.name() + "}", value);
        }
        return path;
    }

    /** Status and body, without what differs from request to request. */
    private static String told(Response response) {
        return response.statusCode() + " "
                + response.asString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "U");
    }
}
