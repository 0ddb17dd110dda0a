package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/** Caseworkers and approvers do on pages what they do by the API, by the same rules of two people. */
@QuarkusTest
class CasePagesApiTest {
    @Test
    void aClaimIsDecidedByOneAndAttestedByAnother() {
        String claim = lodged(Stories.soldier());
        Visitor caseworker = Visitor.as("caseworker");
        String page = page(caseworker, claim);
        assertThat(page)
                .contains("What the rules come to now")
                .contains("<b>Eligible</b>")
                .contains("article 1F")
                .contains("Decide: eligible")
                .doesNotContain("Образцов");
        Map<String, String> form = form(page, "/decision");
        form.put("outcome", "ELIGIBLE");
        form.put("evidence", "file-7/3");
        HttpResponse<String> decided = caseworker.post(path(claim, "/decision"), form);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(decided.body()).contains("Another person attests it").contains("file-7/3");
        assertThat(Api.get("caseworker", "/v1/claims/" + claim).getString("state"))
                .isEqualTo("DECIDED");

        Visitor approver = Visitor.as("approver");
        String before = page(approver, claim);
        assertThat(before).contains("What an approval would grant").contains("Attest and grant");
        assertThat(Api.get("caseworker", "/v1/claims/" + claim).getString("state"))
                .as("looking grants nothing")
                .isEqualTo("DECIDED");
        Map<String, String> attestation = form(before, "/attestation");
        assertThat(approver.post(path(claim, "/attestation"), attestation).body())
                .contains("What was granted");
        assertThat(Api.get("caseworker", "/v1/claims/" + claim).getString("state"))
                .isEqualTo("ATTESTED");
        assertThat(approver.post(path(claim, "/attestation"), attestation).body())
                .contains("It was not done twice");
    }

    @Test
    void whoeverHadAPartReadsWhyAnotherPersonActs() {
        String claim = lodged(Stories.soldier(), "caseworker");
        assertThat(page(Visitor.as("caseworker"), claim))
                .contains("You registered the claimant")
                .contains("another person decides it")
                .doesNotContain("Decide: eligible");
        assertThat(page(Visitor.as("caseworker2"), claim)).contains("Decide: eligible");
    }

    @Test
    void whatHasChangedSinceIsNotAttested() {
        String claim = lodged(Stories.soldier());
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Visitor approver = Visitor.as("approver");
        Map<String, String> form = form(page(approver, claim), "/attestation");
        Api.post("approver2", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", false), 201);
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        HttpResponse<String> stale = approver.post(path(claim, "/attestation"), form);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body())
                .contains("It has changed since you looked", "sent back to be decided anew, ", "decided, ")
                .contains("it stands now at <b>Decided</b>");
        assertThat(Api.get("caseworker", "/v1/claims/" + claim).getString("state"))
                .isEqualTo("DECIDED");
        form.put("seen", Integer.toString(Integer.parseInt(form.get("seen")) + 2));
        assertThat(approver.post(path(claim, "/attestation"), form).statusCode())
                .as("a form made for one version is not one for another")
                .isEqualTo(403);
    }

    @Test
    void missingFactsAreEstablishedWithTheDecision() {
        Map<String, Object> facts = new HashMap<>(Stories.soldier());
        facts.remove("exclusionGrounds");
        String claim = lodged(facts);
        Visitor caseworker = Visitor.as("caseworker");
        String page = page(caseworker, claim);
        assertThat(page).contains("A person must look").contains("Not known");
        Map<String, String> form = form(page, "/decision");
        form.put("outcome", "ELIGIBLE");
        assertThat(caseworker.post(path(claim, "/decision"), form).body()).contains("the rules come to REFER");
        form = form(page(caseworker, claim), "/decision");
        form.put("outcome", "ELIGIBLE");
        form.put("exclusionGrounds", "NONE");
        assertThat(caseworker.post(path(claim, "/decision"), form).statusCode()).isEqualTo(200);
    }

    @Test
    void evidenceIsReferredToAndNobodyIsNamed() {
        String claim = lodged(Stories.soldier());
        Visitor caseworker = Visitor.as("caseworker");
        Map<String, String> form = form(page(caseworker, claim), "/decision");
        form.put("outcome", "ELIGIBLE");
        form.put("evidence", "file-1 Ivan");
        assertThat(caseworker.post(path(claim, "/decision"), form).statusCode()).isEqualTo(400);
    }

    @Test
    void whoeverStopsPaymentDoesNotLetItGoOn() {
        String claim = lodged(Stories.soldier());
        Visitor caseworker = Visitor.as("caseworker");
        Map<String, String> form = form(page(caseworker, claim), "/holds");
        form.put("reason", "IDENTITY_DOUBT");
        assertThat(caseworker.post(path(claim, "/holds"), form).body())
                .contains("Payment is stopped")
                .contains("so another person lifts it")
                .doesNotContain("Lift the hold");
        assertThat(caseworker.get("/console/cases?which=held&whose=all").statusCode())
                .isEqualTo(200);
        Visitor approver = Visitor.as("approver");
        String held = page(approver, claim);
        Matcher lift = Pattern.compile("/holds/[0-9a-f-]{36}").matcher(held);
        assertThat(lift.find()).isTrue();
        assertThat(approver.post(path(claim, lift.group()), form(held, lift.group()))
                        .body())
                .contains("Nothing stops payment");
    }

    @Test
    void theListShowsWhatWaitsForMe() {
        String claim = lodged(Stories.soldier());
        Visitor caseworker = Visitor.as("caseworker");
        for (String which : new String[] {"decide", "attest", "held", "appeals", "rivals"}) {
            HttpResponse<String> list = caseworker.get("/console/cases?which=" + which);
            assertThat(list.statusCode()).as(which + list.body()).isEqualTo(200);
            assertThat(list.body()).doesNotContain("Образцов");
        }
        assertThat(everyRow(caseworker, "which=decide")).contains(claim);
        assertThat(everyRow(Visitor.as("approver"), "which=attest")).doesNotContain(claim);
        assertThat(Visitor.as("finance").get("/console/cases").statusCode()).isEqualTo(403);
    }

    private static String everyRow(Visitor visitor, String query) {
        StringBuilder all = new StringBuilder();
        String next = "/console/cases?" + query;
        while (next != null) {
            String page = visitor.get(next).body();
            all.append(page);
            Matcher link = Pattern.compile("href=\"\\?(which=\\w+(?:&amp;whose=all)?&amp;after=[0-9a-f-]+)\"")
                    .matcher(page);
            next = link.find() ? "/console/cases?" + link.group(1).replace("&amp;", "&") : null;
        }
        return all.toString();
    }

    private static String lodged(Map<String, Object> facts) {
        return lodged(facts, "partner");
    }

    private static String lodged(Map<String, Object> facts, String registrar) {
        String claimant = Stories.registered(registrar, false, 0).getString("id");
        return Api.post(
                        registrar,
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                claimant,
                                "programme",
                                "ukraine-lay-down-arms",
                                "payoutCurrency",
                                "EUR",
                                "facts",
                                facts),
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
