package org.millioncarrots.claimant.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/** Disclosures are proposed and approved on pages as by the API; who the claimant is, no page says. */
@QuarkusTest
class DisclosurePagesApiTest {
    private static final List<String> OF_THE_IDENTITY = List.of("Образцов", "1990-04-12", "PASSPORT");

    private String claimant;
    private String pseudonym;
    private String page;
    private String api;

    @BeforeEach
    void aClaimant() {
        JsonPath registered = Stories.registered("partner", true, 1);
        claimant = registered.getString("id");
        pseudonym = registered.getString("pseudonym");
        page = "/console/disclosures/" + claimant;
        api = "/v1/claimants/" + claimant + "/disclosures";
    }

    @Test
    void oneProposesAnotherApprovesAndTheApiAloneReads() {
        Visitor caseworker = Visitor.as("caseworker");
        Map<String, String> proposal = form(seen(caseworker, page), page);
        proposal.putAll(Map.of("purpose", "PAYMENT_INQUIRY", "reference", "PAY-2026-4711"));
        String proposed = caseworker.post(page, proposal).body();
        assertThat(proposed)
                .contains("Proposed. Another person approves it.", pseudonym, "PAY-2026-4711")
                .contains("A bank or a finance office asks about a payment", "so another person approves it")
                .doesNotContain("/approval");
        assertThat(caseworker.post(page, proposal).body()).contains("It was not done twice");
        assertThat(Api.get("auditor", api).getList("reference")).containsExactly("PAY-2026-4711");
        String approval = page + "/" + Api.get("auditor", api).getString("[0].id") + "/approval";

        Visitor approver = Visitor.as("approver");
        assertThat(everyRow(approver)).contains(claimant);
        String before = seen(approver, page);
        assertThat(before)
                .contains("read the identity of " + pseudonym, "Approve PAY-2026-4711")
                .doesNotContain("Propose a disclosure");
        Map<String, String> form = form(before, approval);
        assertThat(caseworker.post(approval, form).statusCode())
                .as("a form is its person's")
                .isEqualTo(403);
        assertThat(approver.post(approval, form).body())
                .contains("Approved. Whoever proposed it reads the identity by the API, once.");
        assertThat(approver.post(approval, form).body()).contains("It was not done twice");
        assertThat(Api.get("auditor", api).getList("state")).containsExactly("APPROVED");
        assertThat(seen(caseworker, page)).contains("You read it by the API, once.");

        Api.as("caseworker")
                .get(api + "/" + Api.get("auditor", api).getString("[0].id") + "/identity")
                .then()
                .statusCode(200);
        assertThat(seen(Visitor.as("auditor"), page)).contains("<td>Read</td>");
        assertThat(everyRow(approver)).doesNotContain(claimant);
    }

    @Test
    void aPageSaysWhatTheApiSays() {
        for (String purpose : List.of("LEGAL_ORDER", "PROTECTION", "AUDIT")) {
            Api.post("caseworker", api, Map.of("purpose", purpose, "reference", "CASE-2026-" + purpose.length()), 201);
        }
        String shown = seen(Visitor.as("auditor"), page);
        JsonPath told = Api.get("auditor", api);
        Matcher rows = Pattern.compile(
                        "<tr><th scope=\"row\" class=\"mono\">([^<]+)</th><td class=\"wrap\">[^<]+</td><td>([^<]+)</td>")
                .matcher(shown);
        assertThat(rows.results().map(row -> row.group(1)).toList()).isEqualTo(told.getList("reference"));
        assertThat(told.getList("state")).hasSize(3).containsOnly("PROPOSED");
        assertThat(shown).contains("Waits for approval").contains("within 24 h");
    }

    @Test
    void whatAFormMayNotSayIsRefusedByName() {
        Visitor auditor = Visitor.as("auditor");
        Map<String, String> form = form(seen(auditor, page), page);
        for (Map<String, String> wrong : List.of(
                Map.of("purpose", "CURIOSITY", "reference", "CASE-2026-17"),
                Map.of("purpose", "", "reference", "CASE-2026-17"),
                Map.of("purpose", "AUDIT", "reference", "Petr Obraztsov"))) {
            Map<String, String> filled = new HashMap<>(form);
            filled.putAll(wrong);
            HttpResponse<String> refused = auditor.post(page, filled);
            assertThat(refused.statusCode()).as(wrong.toString()).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("Obraztsov");
        }
        assertThat(Api.get("auditor", api).getList("id")).isEmpty();
    }

    @Test
    void aFormIsOfItsClaimantAndOfOurOwnPages() {
        Visitor auditor = Visitor.as("auditor");
        Map<String, String> form = form(seen(auditor, page), page);
        form.putAll(Map.of("purpose", "AUDIT", "reference", "CASE-2026-17"));
        String other = Stories.registered("partner", false, 0).getString("id");
        assertThat(auditor.post("/console/disclosures/" + other, form).statusCode())
                .isEqualTo(403);
        assertThat(auditor.post(page, form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        Map<String, String> made = new HashMap<>(form);
        made.put("form", "1-" + "0".repeat(32) + "-" + "0".repeat(64));
        assertThat(auditor.post(page, made).statusCode()).isEqualTo(403);
        assertThat(Visitor.as("approver").post(page, form).statusCode())
                .as("approvers propose none")
                .isEqualTo(403);
        assertThat(Api.get("auditor", api).getList("id")).isEmpty();
        for (String user : List.of("finance", "partner", "policy")) {
            assertThat(Visitor.as(user).get(page).statusCode()).as(user).isEqualTo(403);
        }
        assertThat(auditor.get("/console/disclosures/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    /** What a duty officer asks for is shown to auditors alone, on pages as by the API. */
    @Test
    void whoMustBeReachedIsNotToldToAll() {
        Api.post("duty", api, Map.of("purpose", "PROTECTION", "reference", "DUTY-2026-9"), 201);
        Visitor caseworker = Visitor.as("caseworker");
        assertThat(seen(caseworker, page)).contains("Nobody has proposed").doesNotContain("DUTY-2026-9");
        assertThat(everyRow(caseworker)).doesNotContain(claimant);
        Visitor auditor = Visitor.as("auditor");
        assertThat(seen(auditor, page)).contains("DUTY-2026-9");
        assertThat(everyRow(auditor)).contains(claimant);
    }

    @Test
    void germanReadersReadGerman() {
        HttpResponse<String> german = Visitor.as("caseworker").get(page, "Accept-Language", "de");
        assertThat(german.body()).contains("Offenlegungen zu", "Eine Offenlegung vorschlagen", pseudonym);
    }

    @Test
    void anIdLeadsToItsClaimant() {
        Visitor auditor = Visitor.as("auditor");
        assertThat(auditor.post("/console/disclosures/claimant", Map.of("claimant", claimant))
                        .body())
                .contains("Disclosures of", pseudonym);
        HttpResponse<String> typed = auditor.post("/console/disclosures/claimant", Map.of("claimant", "Obraztsov"));
        assertThat(typed.statusCode()).isEqualTo(400);
        assertThat(typed.uri().toString()).endsWith("/console/disclosures/claimant");
        assertThat(typed.body()).doesNotContain("Obraztsov");
        assertThat(auditor.get("/console/disclosures/claimant").uri().getPath()).isEqualTo("/console/disclosures");
    }

    private static String everyRow(Visitor visitor) {
        StringBuilder all = new StringBuilder();
        String next = "/console/disclosures";
        while (next != null) {
            String page = seen(visitor, next);
            all.append(page);
            Matcher link = Pattern.compile("href=\"\\?(after=[0-9a-f-]+)\"").matcher(page);
            next = link.find() ? "/console/disclosures?" + link.group(1) : null;
        }
        return all.toString();
    }

    private static String seen(Visitor visitor, String path) {
        HttpResponse<String> page = visitor.get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(OF_THE_IDENTITY.toArray(String[]::new));
        return page.body();
    }

    /** The hidden fields of the form that is sent to an address. */
    private static Map<String, String> form(String page, String action) {
        Matcher form = Pattern.compile("<form[^>]*method=\"post\" action=\"" + action + "\">.*?</form>", Pattern.DOTALL)
                .matcher(page);
        assertThat(form.find()).as("a form for " + action).isTrue();
        return new HashMap<>(Visitor.fields(form.group()));
    }
}
