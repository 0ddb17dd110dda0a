package org.millioncarrots.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.platform.http.CheckedJson;
import org.millioncarrots.platform.http.Stopping;

/** The lines of an import, and of its answer. */
@ApplicationScoped
class ImportedLines {
    private final CheckedJson json;
    private final ObjectMapper mapper;
    private final Stopping stopping;

    ImportedLines(CheckedJson json, ObjectMapper mapper, Stopping stopping) {
        this.json = json;
        this.mapper = mapper;
        this.stopping = stopping;
    }

    /** @throws RuntimeException if it is no claim, or no line is begun any more because the service is being stopped */
    LodgeClaimRequest read(String text) {
        stopping.requireTime();
        return json.read(text, LodgeClaimRequest.class);
    }

    /** @param claim as a single lodging is answered */
    ClaimImportView lodged(int number, LodgeClaimRequest request, String claim, boolean replayed) {
        try {
            JsonNode answer = mapper.readTree(claim);
            return new ClaimImportView(
                    number,
                    201,
                    UUID.fromString(answer.path("id").asText()),
                    request.partnerReference(),
                    replayed ? true : null,
                    answer.path("crew").isObject() ? answer.path("crew") : null,
                    null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void write(OutputStream results, ClaimImportView result) throws IOException {
        results.write(mapper.writeValueAsBytes(result));
        results.write('\n');
    }
}
