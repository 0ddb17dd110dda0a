package org.millioncarrots.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.ContractPaths.Found;
import org.millioncarrots.platform.http.ContractPaths.Operation;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.json.TextReader;

/**
 * Holds every request against the contract before anything else is done: a method that the path does not have, a query
 * parameter that the operation does not know, one that is given twice, or one that is not of the form that the contract has.
 */
class ContractDoor {
    private final ContractPaths paths;

    ContractDoor(ContractPaths paths) {
        this.paths = paths;
    }

    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response check(ContainerRequestContext request) {
        String full = path(request);
        if (!full.startsWith("/v1/")) {
            return null;
        }
        boolean options = request.getMethod().equals("OPTIONS");
        Optional<Found> found = paths.find(full);
        if (found.isEmpty()) {
            return options ? ProblemBody.answer(Problem.of(ProblemType.NOT_FOUND, "no such path")) : null;
        }
        Map<String, Operation> operations = found.get().operations();
        String allowed = allowed(operations.keySet());
        if (options) {
            return Response.noContent().header(HttpHeaders.ALLOW, allowed).build();
        }
        Operation operation = operations.get(request.getMethod().equals("HEAD") ? "GET" : request.getMethod());
        if (operation == null) {
            return Response.fromResponse(
                            ProblemBody.answer(Problem.of(ProblemType.METHOD_NOT_ALLOWED, "this path has " + allowed)))
                    .header(HttpHeaders.ALLOW, allowed)
                    .build();
        }
        if (!found.get().exists()) {
            return ProblemBody.answer(Problem.of(ProblemType.NOT_FOUND, "an id in the path is no UUID"));
        }
        AskedOperation.set(request, operation);
        List<Violation> wrong = wrong(request.getUriInfo().getQueryParameters(), operation);
        return switch (wrong.size()) {
            case 0 -> null;
            case 1 ->
                ProblemBody.answer(Problem.invalid(
                        wrong.getFirst().field(), wrong.getFirst().message()));
            default -> ProblemBody.answer(Problem.invalid(wrong));
        };
    }

    /** An act that is asked for by GET refuses HEAD by itself; what it does allow is named here too (RFC 9110). */
    @ServerResponseFilter
    void allow(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == ProblemType.METHOD_NOT_ALLOWED.status()
                && !response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            paths.find(path(request)).ifPresent(found -> {
                Set<String> others = new TreeSet<>(found.operations().keySet());
                others.remove(request.getMethod());
                others.add("OPTIONS");
                response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", others));
            });
        }
    }

    @ServerResponseFilter
    void tellLeaving(ContainerRequestContext request, ContainerResponseContext response) {
        AskedOperation.leaving(request).ifPresent(leaving -> {
            response.getHeaders().putSingle(Leaving.DEPRECATION, leaving.deprecation());
            response.getHeaders().putSingle(Leaving.SUNSET, leaving.sunset());
        });
    }

    private static String path(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String allowed(Set<String> methods) {
        Set<String> all = new TreeSet<>(methods);
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        all.add("OPTIONS");
        return String.join(", ", all);
    }

    private static List<Violation> wrong(MultivaluedMap<String, String> query, Operation operation) {
        List<Violation> wrong = new ArrayList<>();
        query.forEach((name, values) -> {
            ParameterForm parameter = operation.parameters().get(name);
            if (parameter == null) {
                wrong.add(new Violation(FieldPaths.named(name), "no such parameter; known are " + known(operation)));
            } else if (values.size() > 1 && !parameter.isList()) {
                wrong.add(new Violation(name, "given once"));
            } else if (!values.stream().allMatch(TextReader::isReadable)) {
                wrong.add(new Violation(name, TextReader.READABLE));
            } else {
                values.stream()
                        .flatMap(value -> parameter.wrong(name, value).stream())
                        .findFirst()
                        .ifPresent(wrong::add);
            }
        });
        return wrong;
    }

    private static String known(Operation operation) {
        return operation.parameters().isEmpty()
                ? "none"
                : String.join(", ", new TreeSet<>(operation.parameters().keySet()));
    }
}
