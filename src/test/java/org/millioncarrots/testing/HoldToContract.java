package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer that any test gets from the API to the published contract: what it does not tell fails the test. One that plays a
 * newer version asks with {@code noFilters()}.
 */
public final class HoldToContract implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {
    private static final Filter FILTER = new Checking();

    private static volatile @Nullable Response last;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(FILTER);
        last = null;
    }

    /** REST Assured's own printing formats every answer in case its test should fail; that took a tenth of the suite's time. */
    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        Response answer = last;
        if (context.getTestStatus().isTestFailed() && answer != null) {
            System.err.printf("the last answer was %s%n%s%n", answer.statusLine(), answer.asString());
        }
    }

    private static final class Checking implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            Response answer = context.next(request, expected);
            last = answer;
            String path = URI.create(request.getURI()).getRawPath();
            if (path.startsWith("/v1/")) {
                PublishedContract contract = PublishedContract.current();
                assertThat(contract.faults(request.getMethod(), path, answer))
                        .as("the contract of %s %s, answered %d", request.getMethod(), path, answer.statusCode())
                        .isEmpty();
                ContractExamples.record(contract, request, path, answer);
            }
            return answer;
        }
    }
}
