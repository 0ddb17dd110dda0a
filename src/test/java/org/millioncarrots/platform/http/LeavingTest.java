package org.millioncarrots.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private static final String CONTRACT = """
            {"paths": {"/v1/things/{id}": {
                "get": {"operationId": "getThing", "deprecated": true%s},
                "delete": {"operationId": "dropThing"}}}}
            """;

    @Test
    void anOperationThatIsGoingAwaySaysSinceWhenAndUntilWhen() throws JsonProcessingException {
        String dates = ", \"x-deprecated-on\": \"2026-01-01\", \"x-sunset\": \"2027-01-01\"";
        Leaving leaving = leaving(dates, "GET").orElseThrow();
        assertThat(leaving.deprecation()).isEqualTo("@1767225600");
        assertThat(leaving.sunset()).isEqualTo("Fri, 01 Jan 2027 00:00:00 GMT");
        assertThat(leaving(dates, "DELETE")).isEmpty();
    }

    @Test
    void noneGoesAwayWithoutADay() {
        assertThatThrownBy(() -> leaving("", "GET")).isInstanceOf(DateTimeException.class);
    }

    private static Optional<Leaving> leaving(String dates, String method) throws JsonProcessingException {
        return new ContractPaths(new ObjectMapper().readTree(CONTRACT.formatted(dates)))
                .find("/v1/things/4f6b0a0e-7d0a-4c1e-9d55-0c8c2f0a6f10")
                .orElseThrow()
                .operations()
                .get(method)
                .leaving();
    }
}
