package org.millioncarrots.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives a problem its title in the language that the caller prefers ({@code Accept-Language}). */
class TranslateProblems {
    private final ProblemTitles titles;

    TranslateProblems(ProblemTitles titles) {
        this.titles = titles;
    }

    @ServerResponseFilter
    void translate(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem) {
            Optional<String> language = ProblemTitles.language(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language.orElse("en"));
            language.ifPresent(chosen ->
                    response.setEntity(problem.titled(titles.title(chosen, problem.type(), problem.title()))));
        }
    }
}
