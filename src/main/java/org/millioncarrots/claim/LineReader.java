package org.millioncarrots.claim;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a body line by line, with no more than one line in memory; what is too long is passed over up to its end. */
final class LineReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final int mostBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;

    LineReader(InputStream in, int mostBytes) {
        this.in = new BufferedInputStream(in);
        this.mostBytes = mostBytes;
    }

    /** @return false at the end */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        int next = in.read();
        if (next < 0) {
            return false;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() < mostBytes) {
                line.write(next);
            } else {
                tooLong = true;
            }
        }
        return true;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Without a byte order mark before it; empty if the bytes are no UTF-8, of which a letter that is lost would never be missed. */
    Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException anotherEncoding) {
            return Optional.empty();
        }
    }
}
