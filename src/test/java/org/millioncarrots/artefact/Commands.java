package org.millioncarrots.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other programs, for a limited time. */
final class Commands {
    private Commands() {}

    /** What it said, when it ended with 0. */
    static String run(List<String> command) throws IOException, InterruptedException {
        return run(command, Map.of(), 60);
    }

    static String run(List<String> command, Map<String, String> environment, long seconds)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("carrots-command", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String said = Files.readString(output, UTF_8);
            assertThat(ended).as("%s ends in %d s: %s", command, seconds, said).isTrue();
            assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
            return said;
        } finally {
            Files.delete(output);
        }
    }
}
