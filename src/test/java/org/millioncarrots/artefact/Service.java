package org.millioncarrots.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The artefact that the build made, jar or executable, as a process that knows nothing but its environment variables. */
final class Service implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;
    private final int management;

    private Service(Process process, Path output, int port, int management) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.management = management;
    }

    static Service start(Path folder, Map<String, String> settings) throws IOException {
        Path output = Files.createTempFile(folder, "service", ".log");
        int port = PostgresServer.freePort();
        int management = PostgresServer.freePort();
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "HOME"));
        environment.put("LANG", "C.UTF-8");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.putAll(new TreeMap<>(settings));
        return new Service(builder.start(), output, port, management);
    }

    /** Quarkus writes down what it built. */
    static Properties artefact() throws IOException {
        Properties artefact = new Properties();
        try (var in = Files.newBufferedReader(TARGET.resolve("quarkus-artifact.properties"), UTF_8)) {
            artefact.load(in);
        }
        return artefact;
    }

    /** The JVM's options are those of src/main/docker. */
    private static List<String> command() throws IOException {
        Properties artefact = artefact();
        String path = TARGET.resolve(artefact.getProperty("path")).toString();
        if (artefact.getProperty("type").startsWith("native")) {
            return List.of(path);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Xmx512m", "-jar", path));
        return command;
    }

    String url() {
        return "http://localhost:" + port;
    }

    String healthUrl() {
        return "http://localhost:" + management + "/q/health/ready";
    }

    int port() {
        return port;
    }

    void waitUntilReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive()).as("it runs: %s", said()).isTrue();
            assertThat(System.nanoTime()).as("it becomes ready: %s", said()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(healthUrl())).build()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** As Kubernetes and systemd end it. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it ends: %s", said())
                .isTrue();
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(output, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }
}
