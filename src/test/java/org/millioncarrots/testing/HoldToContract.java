package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Holds every answer that any test gets from the API to the published contract: what it does not tell is a fault. With
 * {@code -Dcontract.strict=true} it fails the test, otherwise it is written to {@code target/contract-faults.txt}.
 */
public final class HoldToContract implements QuarkusTestBeforeEachCallback {
    private static final boolean STRICT = Boolean.getBoolean("contract.strict");
    private static final Path FAULTS = Path.of("target", "contract-faults.txt");
    private static final Filter FILTER = new Checking();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(FILTER);
    }

    private static final class Checking implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            Response answer = context.next(request, expected);
            String path = URI.create(request.getURI()).getRawPath();
            if (path.startsWith("/v1/")) {
                PublishedContract contract = PublishedContract.current();
                hold(contract.faults(request.getMethod(), path, answer), request.getMethod() + " " + path, answer);
                ContractExamples.record(contract, request, path, answer);
            }
            return answer;
        }

        private static void hold(List<String> faults, String request, Response answer) {
            String what = "the contract of %s, answered %d".formatted(request, answer.statusCode());
            if (STRICT) {
                assertThat(faults).as(what).isEmpty();
            } else if (!faults.isEmpty()) {
                tell(what + ": " + faults);
            }
        }

        private static synchronized void tell(String fault) {
            try {
                Files.writeString(FAULTS, fault + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
