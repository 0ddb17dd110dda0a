package org.millioncarrots.attack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.ConsolePage;
import org.millioncarrots.testing.Payee;
import org.millioncarrots.testing.Visitor;

/**
 * Walks over every page of the console that the code has, with ids that are there and ids that are not: as a partner with a session, as
 * staff whose page it is not, with a token in place of a session, and over every operation of the API with a session in place of a token.
 */
@QuarkusTest
class StrangerPagesApiTest {
    private static final String CURRENCY = "BTN";
    /** Users who are called as their role is. */
    private static final List<String> STAFF = List.of("finance", "approver", "auditor", "caseworker");

    @Test
    void noPageIsForAPartner() throws Exception {
        List<String> faults = new ArrayList<>();
        List<UUID> things = things();
        Visitor visitor = Visitor.as("partner2");
        for (ConsolePage page : ConsolePage.ofRoles()) {
            things.forEach(id -> refused(visitor, page, id, "partner2", faults));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void noPageIsForStaffWithoutItsRole() throws Exception {
        List<String> faults = new ArrayList<>();
        UUID claim = things().getFirst();
        int walked = 0;
        for (String user : STAFF) {
            Visitor visitor = Visitor.as(user);
            for (ConsolePage page : ConsolePage.ofRoles()) {
                if (!page.roles().contains(user)) {
                    refused(visitor, page, claim, user, faults);
                    walked++;
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(walked).isGreaterThan(50);
    }

    @Test
    void aTokenOpensNoPage() {
        for (ConsolePage page : ConsolePage.ofRoles()) {
            for (String user : STAFF) {
                int status = Api.as(user)
                        .redirects()
                        .follow(false)
                        .header("Sec-Fetch-Site", "same-origin")
                        .contentType(
                                page.takesFile()
                                        ? "multipart/form-data; boundary=part"
                                        : "application/x-www-form-urlencoded")
                        .request(page.isForm() ? "POST" : "GET", page.at(UUID.randomUUID()))
                        .statusCode();
                assertThat(status).as(user + " at " + page).isIn(302, 401);
            }
        }
    }

    @Test
    void aSessionOpensNoOperation() throws Exception {
        String cookies = Visitor.as("finance").cookieHeader();
        int walked = 0;
        for (Contract.Operation operation : Contract.published().operations()) {
            if (!operation.roles().isEmpty()) {
                RequestSpecification request =
                        given().header("Cookie", cookies).header("Sec-Fetch-Site", "same-origin");
                request.contentType(
                        operation.body().map(Contract.Body::mediaType).orElse("application/json"));
                int status = request.request(
                                operation.method().toUpperCase(Locale.ROOT),
                                operation
                                        .path()
                                        .replaceAll(
                                                "\\{\\w+}", UUID.randomUUID().toString()))
                        .statusCode();
                // Refused for its form before anybody is asked for a token, or for want of one.
                assertThat(status).as(operation.id()).isIn(401, 415);
                walked++;
            }
        }
        assertThat(walked).isGreaterThan(190);
    }

    /** What the walks go over; each of these pages says whose it is. */
    @Test
    void everyPageIsFound() {
        List<ConsolePage> pages = ConsolePage.ofRoles();
        assertThat(pages).hasSizeGreaterThan(45).noneMatch(page -> page.roles().isEmpty());
        assertThat(pages.stream().map(ConsolePage::path))
                .contains("/console/cases/{id}/holds/{holdId}", "/console/payouts/{id}");
        assertThat(pages.stream().flatMap(page -> page.fields().stream())).contains("form", "digest");
    }

    private static void refused(Visitor visitor, ConsolePage page, UUID id, String user, List<String> faults) {
        String known = told(page.visited(visitor, id, "x"));
        String unknown = told(page.visited(visitor, UUID.randomUUID(), "x"));
        if (!known.startsWith("403 ") || !known.equals(unknown)) {
            faults.add(page + " as " + user + ": " + known + "\n  and of what does not exist " + unknown);
        }
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "U");
    }

    /** A claim, its claimant, and what is paid for it. */
    private static List<UUID> things() throws InterruptedException {
        Payee payee = Payee.due(Payee.programme(CURRENCY), CURRENCY);
        return Stream.of(payee.claim(), payee.claimant(), payee.payout())
                .map(UUID::fromString)
                .toList();
    }
}
