package org.millioncarrots.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {
    private static final int LIMIT = 2_000_000;
    private static final int LARGE = 1_000_000;

    private final LargeBodies bodies = bodies(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void aBodyArrivesByteForByteWithAndWithoutItsLength() {
        for (int length : new int[] {0, 1, 65_536, 65_537, LARGE, LIMIT}) {
            byte[] sent = new byte[length];
            new Random(length).nextBytes(sent);
            assertThat(bodies.<byte[]>with(new ByteArrayInputStream(sent), declared(length), body -> body))
                    .isEqualTo(sent);
            assertThat(bodies.<byte[]>with(new ByteArrayInputStream(sent), declared(null), body -> body))
                    .isEqualTo(sent);
        }
        assertThat(bodies.<byte[]>with(null, declared(0), body -> body)).isEmpty();
    }

    @Test
    void moreThanTheLimitIsTooLargeWhateverWasDeclared() {
        for (Integer declared : new Integer[] {null, LIMIT, 10}) {
            Problem problem = catchThrowableOfType(
                    Problem.class,
                    () -> bodies.with(new ByteArrayInputStream(new byte[LIMIT + 1]), declared(declared), body -> body));
            assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
        }
    }

    @Test
    void largeOnesPassOneAtATimeAndSmallOnesPassThem() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> bodies.with(bytes(LARGE), declared(LARGE), body -> {
            inside.countDown();
            return await(go);
        }));
        assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
        for (Integer declared : new Integer[] {LARGE, null}) {
            InputStream unread = bytes(LARGE);
            Problem problem =
                    catchThrowableOfType(Problem.class, () -> bodies.with(unread, declared(declared), body -> body));
            assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
            assertThat(unread).as("nothing of it was read").hasBinaryContent(new byte[LARGE]);
        }
        assertThat(bodies.<Integer>with(bytes(10), declared(10), body -> body.length))
                .isEqualTo(10);
        go.countDown();
        first.join();
        assertThat(bodies.<Integer>with(bytes(LARGE), declared(LARGE), body -> body.length))
                .isEqualTo(LARGE);
    }

    @Test
    void whoeverFailsLetsTheNextOneIn() {
        for (int i = 0; i < 3; i++) {
            Problem problem = catchThrowableOfType(
                    Problem.class,
                    () -> bodies.with(bytes(LARGE), declared(LARGE), body -> {
                        throw Problem.notFound("anything");
                    }));
            assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND);
        }
    }

    @Test
    void aSlowSenderDoesNotKeepTheOthersWaiting() {
        LargeBodies impatient = bodies(Duration.ofMillis(100), Duration.ofMillis(50));
        AtomicInteger read = new AtomicInteger();
        InputStream drops = new InputStream() {
            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                await(new CountDownLatch(1), 10);
                read.incrementAndGet();
                return 1;
            }
        };
        Problem problem =
                catchThrowableOfType(Problem.class, () -> impatient.with(drops, declared(LARGE), body -> body));
        assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(read.get()).isBetween(1, 50);
    }

    private static LargeBodies bodies(Duration waitAtMost, Duration readWithin) {
        return new LargeBodies(LIMIT, waitAtMost, readWithin);
    }

    private static InputStream bytes(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }

    private static boolean await(CountDownLatch latch) {
        return await(latch, 5_000);
    }

    private static boolean await(CountDownLatch latch, int millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Headers with nothing but a length. */
    private static HttpHeaders declared(@Nullable Integer length) {
        return (HttpHeaders) Proxy.newProxyInstance(
                LargeBodiesTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> length == null ? null : length.toString());
    }
}
