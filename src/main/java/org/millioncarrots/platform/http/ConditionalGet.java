package org.millioncarrots.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Sha256;

/**
 * Answers 304 to who has seen an answer already (RFC 9110). A version alone does not tell that: the same award is told otherwise to a
 * partner, and on another day. So the tag of what is read is the version and a hash of what is told; {@link IfMatch} looks at the version.
 */
class ConditionalGet {
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** A file's tag is its hash already. */
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private static final int HASH_DIGITS = 16;

    private final ObjectMapper mapper;

    ConditionalGet(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        EntityTag version = response.getEntityTag();
        Object entity = response.getEntity();
        if (version == null
                || entity == null
                || response.getStatus() != 200
                || !READING.contains(request.getMethod())) {
            return;
        }
        EntityTag tag = VERSION.matcher(version.getValue()).matches()
                ? new EntityTag(version.getValue() + "-"
                        + Sha256.of(mapper.writeValueAsBytes(entity)).substring(0, HASH_DIGITS))
                : version;
        response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + tag.getValue() + "\"");
        if (isSeen(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }

    private static boolean isSeen(@Nullable String seen, EntityTag tag) {
        return seen != null
                && Arrays.stream(seen.split(","))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals("\"" + tag.getValue() + "\""));
    }
}
