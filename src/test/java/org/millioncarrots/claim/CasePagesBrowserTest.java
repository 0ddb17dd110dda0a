package org.millioncarrots.claim;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.Stories;

/** The pages of cases in a real browser, with data in them. */
@QuarkusTest
class CasePagesBrowserTest {
    @Test
    void everybodyCanUseThePages() {
        assumeTrue(
                Browser.executable().isPresent(), "LEFT OUT: this machine has no chromium (apt-get install chromium)");
        Map<String, Object> unknown = new HashMap<>(Stories.soldier());
        unknown.remove("exclusionGrounds");
        String open = lodged(unknown);
        Api.post("caseworker2", "/v1/claims/" + open + "/holds", Map.of("reason", "IDENTITY_DOUBT"), 201);
        String decided = lodged(Stories.soldier());
        Api.post("caseworker", "/v1/claims/" + decided + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        String claimant = Api.get("caseworker", "/v1/claims/" + decided).getString("claimantId");
        Api.post(
                "caseworker",
                "/v1/claimants/" + claimant + "/disclosures",
                Map.of("purpose", "PAYMENT_INQUIRY", "reference", "PAY-2026-4711"),
                201);
        try (Browser browser = Browser.start()) {
            Page page = browser.signIn("caseworker", "/console/cases?whose=all", Eyes.USUAL);
            browser.requireUsable(page, "cases");
            for (String path : List.of(
                    "/console/cases?which=rivals",
                    "/console/cases/" + open,
                    "/console/disclosures",
                    "/console/disclosures/" + claimant)) {
                page.navigate(page.url().replaceFirst("/console.*", path));
                browser.requireUsable(page, "caseworker-" + path.replaceAll("\\W+", "-"));
            }
            page.context().close();
            page = browser.signIn("approver", "/console/cases/" + decided, Eyes.USUAL);
            browser.requireUsable(page, "case-to-attest");
            page.navigate(page.url().replaceFirst("/console.*", "/console/disclosures/" + claimant));
            browser.requireUsable(page, "disclosures-to-approve");
            page.context().close();
        }
    }

    private static String lodged(Map<String, Object> facts) {
        return Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                Stories.registered("partner", false, 0).getString("id"),
                                "programme",
                                "ukraine-lay-down-arms",
                                "payoutCurrency",
                                "EUR",
                                "facts",
                                facts),
                        201)
                .getString("id");
    }
}
