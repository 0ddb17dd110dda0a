package org.millioncarrots.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Visitor;

/** Two ways in that never meet: a session opens pages, a token opens the API. */
@QuarkusTest
class SignInApiTest {
    @Test
    void whoeverSignsInComesBackToThePageTheyAskedFor() {
        HttpResponse<String> page = Visitor.anonymous().signIn("finance", "/console/payouts?from=2022-03-01");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/console/payouts?from=2022-03-01");
        assertThat(page.body()).contains("<h1>Payout report</h1>").contains("Finance (finance)");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("style=")
                .doesNotContain("onclick")
                .doesNotContain("<style");
    }

    @Test
    void aSessionOpensNoOperationOfTheApi() {
        Visitor finance = Visitor.as("finance");
        assertThat(finance.cookieHeader()).contains("q_session");
        given().header("Cookie", finance.cookieHeader())
                .get("/v1/payout-batches")
                .then()
                .statusCode(401);
        given().header("Cookie", finance.cookieHeader())
                .get("/v1/reports/payouts")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenOpensNoPage() {
        Api.as("finance")
                .redirects()
                .follow(false)
                .get("/console/payouts")
                .then()
                .statusCode(302);
    }

    @Test
    void whoHasNoRoleForAPageIsToldSo() {
        HttpResponse<String> page = Visitor.as("caseworker").get("/console/payouts");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You may not see this");
    }

    @Test
    void whoHasCasesOnlyBeginsWithThem() {
        HttpResponse<String> page = Visitor.anonymous().signIn("caseworker", "/console");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/console/cases");
    }

    @Test
    void whoSignsOutIsOut() {
        Visitor finance = Visitor.as("finance");
        HttpResponse<String> out = finance.get("/console/sign-out");
        assertThat(out.uri().getPath()).isEqualTo("/console/signed-out");
        assertThat(out.body()).contains("You have signed out");
        assertThat(finance.get("/console/payouts").body()).contains("Choose who you are");
    }

    @Test
    void aFormWithoutASessionChangesNothingAndSaysSo() {
        HttpResponse<String> page = Visitor.anonymous().post("/console/batches", Map.of());
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("Your session has ended").contains("Nothing was changed");
    }

    @Test
    void aSessionThatEndsWhileAFormIsOpenChangesNothing() {
        Visitor finance = Visitor.as("finance");
        Map<String, String> form =
                new HashMap<>(Visitor.fields(finance.get("/console/batches").body()));
        assertThat(form).containsKey("form");
        form.putAll(Map.of("currency", "RWF", "scheme", "CROSS_BORDER"));
        finance.forget();
        HttpResponse<String> ended = finance.post("/console/batches", form);
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.body()).contains("Your session has ended").contains("Nothing was changed");
        assertThat(ended.headers().firstValue("Location")).isEmpty();
    }

    /** A part of a page that renews itself asks for the whole page, so that nobody is sent to sign in within a part of it. */
    @Test
    void aPartOfAPageWithoutASessionRenewsThePage() {
        HttpResponse<String> part = Visitor.anonymous()
                .get("/console/runs/00000000-0000-0000-0000-000000000001/progress", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void whatComesFromElsewhereIsRefused() {
        Visitor finance = Visitor.as("finance");
        for (String[] headers : new String[][] {
            {}, {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}
        }) {
            assertThat(finance.post("/console/batches", Map.of(), headers).statusCode())
                    .isEqualTo(403);
        }
        assertThat(finance.get("/console/payouts.csv", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePagesSpeakGermanToo() {
        assertThat(Visitor.as("finance")
                        .get("/console/payouts", "Accept-Language", "de-AT,de;q=0.9")
                        .body())
                .contains("<html lang=\"de\"")
                .contains("<h1>Auszahlungsbericht</h1>");
    }
}
