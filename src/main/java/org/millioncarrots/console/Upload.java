package org.millioncarrots.console;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * A form with a file in it. The framework would write the file to the disk as it is, and files of a bank name people: it is read in
 * memory, and the name that it had is forgotten.
 */
public final class Upload {
    private final Map<String, ByteArrayOutputStream> parts = new HashMap<>();

    private Upload() {}

    /** @throws Problem if the body is no whole form (400) */
    public static Upload read(byte[] body, HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        String boundary = type == null ? null : type.getParameters().get("boundary");
        if (boundary == null) {
            throw malformed();
        }
        Upload upload = new Upload();
        MultipartParser.ParseState state = MultipartParser.beginParse(
                upload.new Parts(), boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
        try {
            state.parse(ByteBuffer.wrap(body));
        } catch (IOException broken) {
            throw malformed();
        }
        if (!state.isComplete()) {
            throw malformed();
        }
        return upload;
    }

    private static Problem malformed() {
        return Problem.of(ProblemType.MALFORMED_BODY, "the form did not arrive as a whole; nothing was changed");
    }

    /** The text of a field; null if it was not sent. */
    public @Nullable String field(String name) {
        ByteArrayOutputStream part = parts.get(name);
        return part == null ? null : part.toString(StandardCharsets.UTF_8);
    }

    /** @throws Problem if no file was chosen, or it is empty (400) */
    public byte[] file(String name) {
        ByteArrayOutputStream part = parts.get(name);
        if (part == null || part.size() == 0) {
            throw Problem.invalid(name, "a file with something in it");
        }
        return part.toByteArray();
    }

    private final class Parts implements MultipartParser.PartHandler {
        private ByteArrayOutputStream current = new ByteArrayOutputStream();

        @Override
        public void beginPart(CaseInsensitiveMap<String> headers) {
            String disposition = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
            String name = disposition == null ? null : HeaderUtil.extractQuotedValueFromHeader(disposition, "name");
            current = new ByteArrayOutputStream();
            if (name != null) {
                parts.putIfAbsent(name, current);
            }
        }

        @Override
        public void data(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            current.writeBytes(bytes);
        }

        @Override
        public void endPart() {
            // The next one begins with an empty one.
        }
    }
}
