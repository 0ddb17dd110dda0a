package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.testing.ConsolePaths;

/** Where the console is switched off no path of it is known, whatever the method and wherever the request comes from. */
class SwitchedOffTest {
    @Test
    void everyPathIsUnknown() {
        SameOrigin off = new SameOrigin(settings(false));
        Set<String> paths = ConsolePaths.gets();
        assertThat(paths).hasSizeGreaterThan(20);
        for (String path : paths) {
            for (String method : new String[] {"GET", "HEAD", "POST", "DELETE"}) {
                assertThatThrownBy(() -> off.check(request(method, path)))
                        .as(method + " " + path)
                        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type())
                                .isEqualTo(ProblemType.NOT_FOUND));
            }
        }
        assertThatCode(() -> off.check(request("GET", "/v1/payouts"))).doesNotThrowAnyException();
        assertThatCode(() -> new SameOrigin(settings(true)).check(request("GET", "/console/payouts")))
                .doesNotThrowAnyException();
    }

    private static ConsoleSettings settings(boolean enabled) {
        return new ConsoleSettings() {
            @Override
            public boolean enabled() {
                return enabled;
            }

            @Override
            public Optional<String> clientId() {
                return Optional.empty();
            }

            @Override
            public Optional<String> clientSecret() {
                return Optional.empty();
            }

            @Override
            public Optional<String> sessionSecret() {
                return Optional.empty();
            }
        };
    }

    /** From our own page, as far as a browser tells. */
    private static ContainerRequestContext request(String method, String path) {
        UriInfo uri = answering(UriInfo.class, Map.of("getPath", path));
        return answering(
                ContainerRequestContext.class,
                Map.of("getUriInfo", uri, "getMethod", method, "getHeaderString", "same-origin"));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer;
                }));
    }
}
