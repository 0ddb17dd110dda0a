import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A small load client for a service on 127.0.0.1, bounded in time and number. Plain sockets with keep-alive, one virtual thread
 * for each connection, because it shares the machine with what it measures.
 *
 * <pre>
 * java Load.java port=18090 path=/v1/x token=… method=POST body=file connections=32 seconds=10 [rate=500] [key=1]
 * </pre>
 *
 * {@code paths} in place of {@code path} is a file with one path per line, taken in turn.
 * {@code body} is a file with one body per line, taken in turn; {@code @} in a body becomes a number that is new for each
 * request, {@code ~} the same in Cyrillic letters, for names, {@code ^} an account
 * of nobody else. {@code key=1} adds a fresh Idempotency-Key. Without {@code rate} each connection asks again as soon as it is
 * answered. With it requests are due at constant intervals whatever the answers, and the time is counted from when a request
 * was due, not from when a connection was free for it. Prints one line; times in milliseconds.
 */
public final class Load {
    private static final int MOST_SECONDS = 300;
    private static final int MOST_REQUESTS = 2_000_000;
    private static final int MOST_CONNECTIONS = 256;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Map<String, String> options;
    private final List<String> bodies;
    private final List<String> paths;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicInteger sampled = new AtomicInteger();
    private final long[] nanos = new long[MOST_REQUESTS];
    private final long begun = System.currentTimeMillis();
    private final String unique = Long.toString(begun, 36);
    private volatile String firstError = "";

    private Load(Map<String, String> options) throws IOException {
        this.options = options;
        this.bodies = options.containsKey("body")
                ? Files.readAllLines(Path.of(options.get("body")), StandardCharsets.UTF_8)
                : List.of("");
        this.paths = options.containsKey("paths")
                ? Files.readAllLines(Path.of(options.get("paths")), StandardCharsets.UTF_8)
                : List.of(options.get("path"));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            options.put(pair[0], pair[1]);
        }
        new Load(options).run();
    }

    private int number(String option, int otherwise, int most) {
        return Math.min(most, Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise))));
    }

    private void run() throws InterruptedException {
        int connections = number("connections", 32, MOST_CONNECTIONS);
        int seconds = number("seconds", 10, MOST_SECONDS);
        int rate = number("rate", 0, 100_000);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofVirtual().start(() -> ask(start, end, rate)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        long[] sorted = Arrays.copyOf(nanos, Math.min(sampled.get(), MOST_REQUESTS));
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "requests=%d errors=%d per_second=%.0f p50=%.2f p95=%.2f p99=%.2f max=%.2f%s%n",
                sorted.length,
                errors.get(),
                sorted.length / took,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1),
                firstError.isEmpty() ? "" : " first_error=" + firstError);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
    }

    private void ask(long start, long end, int rate) {
        Connection connection = null;
        while (true) {
            long number = next.getAndIncrement();
            long due = rate == 0 ? System.nanoTime() : start + number * 1_000_000_000L / rate;
            if (due >= end || number >= MOST_REQUESTS) {
                break;
            }
            long wait;
            while ((wait = due - System.nanoTime()) > 0) {
                LockSupport.parkNanos(wait);
            }
            try {
                if (connection == null) {
                    connection = new Connection(number("port", 8080, 65_535));
                }
                int status = connection.exchange(request(number));
                if (status / 100 != 2) {
                    failed("status " + status);
                } else {
                    int index = sampled.getAndIncrement();
                    if (index < MOST_REQUESTS) {
                        nanos[index] = System.nanoTime() - due;
                    }
                }
            } catch (IOException broken) {
                failed(broken.toString());
                connection = null;
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void failed(String why) {
        if (errors.getAndIncrement() == 0) {
            firstError = why.replace(' ', '_');
        }
    }

    private static String letters(long number) {
        return Long.toString(number)
                .chars()
                .mapToObj(digit -> String.valueOf("абвгдежзик".charAt(digit - '0')))
                .collect(java.util.stream.Collectors.joining());
    }

    /** In Germany, with its check digits (ISO 13616). */
    private static String account(long number) {
        String digits = "37040044" + String.format(Locale.ROOT, "%010d", number % 10_000_000_000L);
        int rest = new BigInteger(digits + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE" + String.format(Locale.ROOT, "%02d", 98 - rest) + digits;
    }

    private byte[] request(long number) {
        String body = bodies.get((int) (number % bodies.size())).replace("@", unique + number).replace("~", letters(begun * MOST_REQUESTS + number));
        if (body.indexOf('^') >= 0) {
            body = body.replace("^", account(begun * MOST_REQUESTS + number));
        }
        StringBuilder head = new StringBuilder(700)
                .append(options.getOrDefault("method", "GET"))
                .append(' ')
                .append(paths.get((int) (number % paths.size())))
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ")
                .append(options.get("token"));
        if (options.containsKey("key")) {
            head.append("\r\nIdempotency-Key: ").append(unique).append('-').append(number);
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (content.length > 0) {
            head.append("\r\nContent-Type: application/json\r\nContent-Length: ").append(content.length);
        }
        byte[] first = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(first, first.length + content.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    /** One kept-alive connection; understands answers with a Content-Length and chunked ones. */
    private static final class Connection {
        private final InputStream in;
        private final OutputStream out;

        Connection(int port) throws IOException {
            // It ends with the process.
            @SuppressWarnings("resource")
            Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            out = socket.getOutputStream();
        }

        int exchange(byte[] request) throws IOException {
            out.write(request);
            String line = line();
            int status = Integer.parseInt(line.substring(9, 12));
            int length = 0;
            boolean chunked = false;
            while (!(line = line().toLowerCase(Locale.ROOT)).isEmpty()) {
                if (line.startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                } else if (line.startsWith("transfer-encoding:")) {
                    chunked = line.contains("chunked");
                }
            }
            if (!chunked) {
                in.skipNBytes(length);
                return status;
            }
            int size;
            while ((size = Integer.parseInt(line(), 16)) > 0) {
                in.skipNBytes(size);
                line();
            }
            line();
            return status;
        }

        private String line() throws IOException {
            StringBuilder text = new StringBuilder(64);
            int next;
            while ((next = in.read()) != '\n') {
                if (next < 0) {
                    throw new IOException("the service closed the connection");
                }
                if (next != '\r') {
                    text.append((char) next);
                }
            }
            return text.toString();
        }
    }
}
