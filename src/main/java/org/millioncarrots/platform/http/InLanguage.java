package org.millioncarrots.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.millioncarrots.platform.language.Language;

/** Answers whose texts are in the language that was asked for: their headers say which it is, and what that depends on. */
public final class InLanguage {
    private InLanguage() {}

    /** 200 with the entity. */
    public static <T> RestResponse<T> answer(T entity, Language language) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** The same for an answer that has more headers than these. */
    public static Response.ResponseBuilder ok(Object entity, Language language) {
        return Response.ok(entity)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
