package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/** Claims that stand against each other, people of one name, and awards that cannot be granted: what two people do of them on pages. */
@QuarkusTest
class CaseRulingPagesApiTest {
    private static final String OFFER = "ukraine-lay-down-arms";

    @Test
    void twoPeopleCompareRivals() {
        String serial = "N " + UUID.randomUUID();
        String thief = equipment("partner2", serial);
        String owner = equipment("partner", serial);
        Visitor first = Visitor.as("caseworker2");
        Map<String, String> form = form(page(first, owner), "/ruling");
        assertThat(form).containsEntry("rivals", thief);

        Map<String, String> other = new HashMap<>(form);
        other.put("rivals", UUID.randomUUID().toString());
        assertThat(first.post(path(owner, "/ruling"), other).statusCode())
                .as("not what the form has shown")
                .isEqualTo(403);
        assertThat(first.post(path(thief, "/ruling"), form).statusCode()).isEqualTo(403);

        assertThat(first.post(path(owner, "/ruling"), form).body())
                .contains("Recorded. Another person confirms it.")
                .contains("You compared it with others", "another person compares them")
                .doesNotContain("I compared them: this one is right");
        assertThat(first.post(path(owner, "/ruling"), form).body()).contains("It was not done twice");
        assertThat(Api.get("caseworker", "/v1/claims/" + owner).getList("rivals.claimId"))
                .containsExactly(thief);

        Visitor second = Visitor.as("approver2");
        assertThat(second.post(path(owner, "/ruling"), form(page(second, owner), "/ruling"))
                        .body())
                .contains("Confirmed. Two people have found the same.")
                .doesNotContain("Other claims stand against this one");
        assertThat(Api.get("caseworker", "/v1/claims/" + owner).getList("rivals"))
                .isNullOrEmpty();
        assertThat(page(second, thief)).contains("Other claims stand against this one");
    }

    @Test
    void oneThatCameSinceIsLookedAtFirst() {
        String serial = "N " + UUID.randomUUID();
        equipment("partner2", serial);
        String owner = equipment("partner", serial);
        Visitor caseworker = Visitor.as("caseworker2");
        Map<String, String> form = form(page(caseworker, owner), "/ruling");
        String third = equipment("partner2", serial);
        assertThat(caseworker.post(path(owner, "/ruling"), form).statusCode()).isEqualTo(409);
        assertThat(form(page(caseworker, owner), "/ruling").get("rivals")).contains(third);
    }

    @Test
    void whoeverLodgedARivalDoesNotCompare() {
        String serial = "N " + UUID.randomUUID();
        equipment("caseworker", serial);
        String owner = equipment("partner", serial);
        assertThat(page(Visitor.as("caseworker"), owner))
                .contains("Other claims stand against this one", "another person compares them")
                .doesNotContain("I compared them: this one is right");
        assertThat(page(Visitor.as("caseworker2"), owner)).contains("I compared them: this one is right");
    }

    @Test
    void twoPeopleTellPeopleOfOneNameApart() {
        String surname = "Образцов"
                + ThreadLocalRandom.current()
                        .ints(9, 'а', 'я')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        String bornOn = "1989-02-03";
        lodged("partner", person("partner", surname, bornOn), OFFER, Stories.soldier(), null);
        String claim = lodged("partner2", person("partner2", surname, bornOn), OFFER, Stories.soldier(), null);
        Visitor first = Visitor.as("approver");
        String before = page(first, claim);
        assertThat(before)
                .contains("Somebody of the same name and birthday is registered")
                .doesNotContain(surname);
        Map<String, String> form = form(before, "/clearance");
        assertThat(first.post(path(claim, "/clearance"), form).body())
                .contains("Recorded. Another person confirms it.", "You compared it with others")
                .doesNotContain("I compared them: different people");
        assertThat(first.post(path(claim, "/clearance"), form).body()).contains("It was not done twice");
        Visitor second = Visitor.as("caseworker2");
        assertThat(second.post(path(claim, "/clearance"), form).statusCode())
                .as("a form is its person's")
                .isEqualTo(403);
        assertThat(second.post(path(claim, "/clearance"), form(page(second, claim), "/clearance"))
                        .body())
                .contains("Confirmed. Two people have found the same.", "You compared it with others")
                .doesNotContain("Somebody of the same name and birthday is registered", "Decide: eligible");
        assertThat(page(Visitor.as("caseworker"), claim)).contains("Decide: eligible");
    }

    @Test
    void anAwardThatCannotBeGrantedIsRefused() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, OFFER, "2022-03-05", "EUR", Stories.soldier());
        String claim = lodged("partner", claimant, OFFER, Stories.soldier(), null);
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Visitor approver = Visitor.as("approver");
        String page = page(approver, claim);
        assertThat(page).contains("/refusal").doesNotContain("Attest and grant");
        Map<String, String> form = form(page, "/refusal");
        assertThat(approver.post(path(claim, "/refusal"), form).statusCode())
                .as("a refusal has a reason")
                .isEqualTo(400);
        form.put("reason", "CLAIMANT_REQUEST");
        assertThat(approver.post(path(claim, "/refusal"), form).statusCode())
                .as("not one of a refusal")
                .isEqualTo(400);
        form = form(page(approver, claim), "/refusal");
        form.put("reason", "PERSON_SERVED");
        HttpResponse<String> refused = approver.post(path(claim, "/refusal"), form);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(200);
        assertThat(refused.body()).contains("Refused.", "<b>Rejected</b>").doesNotContain("/refusal\"");
        assertThat(approver.post(path(claim, "/refusal"), form).body()).contains("It was not done twice");
        assertThat(Api.get("caseworker", "/v1/claims/" + claim).getString("ending.reason"))
                .isEqualTo("PERSON_SERVED");
    }

    @Test
    void whatWasSentBackMeanwhileIsNotRefused() {
        String claim = lodged(
                "partner", Stories.registered("partner", false, 0).getString("id"), OFFER, Stories.soldier(), null);
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Visitor approver = Visitor.as("approver");
        Map<String, String> form = form(page(approver, claim), "/refusal");
        form.put("reason", "FUNDS_EXHAUSTED");
        Api.post("approver2", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", false), 201);
        assertThat(approver.post(path(claim, "/refusal"), form).statusCode()).isEqualTo(412);
        assertThat(Api.get("caseworker", "/v1/claims/" + claim).getString("state"))
                .isEqualTo("LODGED");
        assertThat(Visitor.as("caseworker").post(path(claim, "/refusal"), form).statusCode())
                .isEqualTo(403);
    }

    private static String equipment(String user, String serial) {
        Map<String, Object> facts = new HashMap<>(Stories.soldier());
        facts.put("act", "EQUIPMENT_HANDOVER");
        facts.put("actOn", "2022-04-04");
        return lodged(
                user,
                Stories.registered(user, false, 0).getString("id"),
                "equipment-handover",
                facts,
                Map.of("type", "TANK", "usability", "USABLE", "serialNumber", serial));
    }

    private static String lodged(
            String user, String claimant, String programme, Map<String, Object> facts, Map<String, Object> equipment) {
        Map<String, Object> claim = new HashMap<>(
                Map.of("claimantId", claimant, "programme", programme, "payoutCurrency", "EUR", "facts", facts));
        if (equipment != null) {
            claim.put("equipment", equipment);
        }
        return Api.post(user, "/v1/claims", claim, 201).getString("id");
    }

    private static String person(String user, String surname, String bornOn) {
        String number = "N" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L);
        Map<String, Object> identity = Map.of(
                "name",
                "Иван " + surname,
                "bornOn",
                bornOn,
                "document",
                Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", number));
        return Api.post(
                        user,
                        "/v1/claimants",
                        Map.of("identity", identity, "payoutDestination", Map.of("iban", "DE89370400440532013000")),
                        201)
                .getString("id");
    }

    private static String path(String claim, String act) {
        return "/console/cases/" + claim + act;
    }

    private static String page(Visitor visitor, String claim) {
        HttpResponse<String> page = visitor.get(path(claim, ""));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    /** The hidden fields of the form that is sent to an address. */
    private static Map<String, String> form(String page, String act) {
        Matcher form = Pattern.compile("<form[^>]*action=\"[^\"]*" + act + "\">.*?</form>", Pattern.DOTALL)
                .matcher(page);
        assertThat(form.find()).as("a form for " + act).isTrue();
        return new HashMap<>(Visitor.fields(form.group()));
    }
}
