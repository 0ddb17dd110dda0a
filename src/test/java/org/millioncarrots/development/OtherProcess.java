package org.millioncarrots.development;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/** A second JVM that holds a connection to the embedded database until it is killed. */
final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Returns once the other JVM is connected. */
    static OtherProcess connectedTo(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); !"connected".equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IOException("the other JVM ended early");
            }
        }
        return new OtherProcess(process);
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static void main(String... args) throws SQLException, InterruptedException, IOException {
        try (var connection = Databases.connect(Path.of(args[0]), "carrots_app")) {
            System.out.println("connected");
            Thread.sleep(120_000);
        }
    }
}
