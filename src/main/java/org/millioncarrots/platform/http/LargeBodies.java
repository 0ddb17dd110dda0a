package org.millioncarrots.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.ImportSettings;

/**
 * Lets large documents in one at a time, so that memory is bounded by one and not by how many are sent. While a document
 * waits, nothing of it is read: what was sent stays in the sockets. Small ones do not wait.
 */
@ApplicationScoped
public class LargeBodies {
    /** Bytes. */
    static final int SMALL = 256 * 1024;

    private static final int FIRST_READ = 64 * 1024;

    private final Semaphore one = new Semaphore(1, true);
    private final int atMost;
    private final Duration waitAtMost;
    private final Duration readWithin;

    @Inject
    LargeBodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize atMost, ImportSettings settings) {
        this(Math.toIntExact(atMost.asLongValue()), settings.waitAtMost(), settings.readWithin());
    }

    LargeBodies(int atMost, Duration waitAtMost, Duration readWithin) {
        this.atMost = atMost;
        this.waitAtMost = waitAtMost;
        this.readWithin = readWithin;
    }

    /**
     * Reads the body and does the work with it.
     *
     * @throws Problem if others are let in first for too long, or the body does not arrive (503), or is too large (413)
     */
    public <T> T with(@Nullable InputStream given, HttpHeaders headers, Function<byte[], T> work) {
        InputStream body = given == null ? InputStream.nullInputStream() : given;
        int length = length(headers);
        if (length >= 0 && length <= SMALL) {
            return work.apply(read(body, length));
        }
        return alone(() -> work.apply(read(body, length)));
    }

    /**
     * Does the work with a large document that is here already.
     *
     * @throws Problem if others are let in first for too long (503)
     */
    public <T> T alone(Supplier<T> work) {
        if (!entered()) {
            throw Problem.of(
                    ProblemType.UNAVAILABLE,
                    "other large documents are being read; nothing was changed: send it again");
        }
        try {
            return work.get();
        } finally {
            one.release();
        }
    }

    private boolean entered() {
        try {
            return one.tryAcquire(waitAtMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As declared; negative if it is not. */
    private static int length(HttpHeaders headers) {
        String declared = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? -1 : Integer.parseInt(declared);
        } catch (NumberFormatException wrong) {
            return -1;
        }
    }

    /** Into one array where the length is known. */
    private byte[] read(InputStream body, int length) {
        long end = System.nanoTime() + readWithin.toNanos();
        byte[] bytes = new byte[length < 0 ? FIRST_READ : Math.min(length, atMost)];
        int filled = 0;
        try {
            while (true) {
                if (filled == bytes.length) {
                    int next = body.read();
                    if (next < 0) {
                        return bytes;
                    }
                    if (filled == atMost) {
                        throw BodyLimit.exceeded(atMost);
                    }
                    bytes = Arrays.copyOf(bytes, (int) Math.min(atMost, Math.max(FIRST_READ, bytes.length * 2L)));
                    bytes[filled] = (byte) next;
                    filled++;
                }
                int read = body.read(bytes, filled, bytes.length - filled);
                if (read < 0) {
                    return Arrays.copyOf(bytes, filled);
                }
                filled += read;
                if (System.nanoTime() > end) {
                    throw Problem.of(ProblemType.UNAVAILABLE, "the body did not arrive in time; nothing was changed");
                }
            }
        } catch (IOException broken) {
            throw Problem.of(ProblemType.MALFORMED_BODY, "the body did not arrive as a whole");
        }
    }
}
