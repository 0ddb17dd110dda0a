package org.millioncarrots.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.millioncarrots.platform.language.Language;

/** Gives a problem its title in the language that the caller prefers ({@code Accept-Language}). */
class TranslateProblems {

    @ServerResponseFilter
    void translate(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody problem) {
            Language language = Language.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            response.setEntity(ProblemTexts.told(problem, language));
        }
    }
}
