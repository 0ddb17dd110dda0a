package org.millioncarrots.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** {@code bin/audit-verify}, compiled once, in a process of its own. */
final class OfflineVerifier {
    private static final Path SOURCE = Path.of("bin", "AuditVerify.java");

    private final Path folder;

    OfflineVerifier(Path folder) {
        this.folder = folder;
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), SOURCE.toString()))
                .isZero();
    }

    record Answer(int exit, String said) {}

    Answer verify(String dump, String... options) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("dump.sql"), dump);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder.toString(),
                "AuditVerify"));
        command.addAll(Arrays.asList(options));
        command.add(file.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), Files.readString(folder.resolve("said"), StandardCharsets.UTF_8));
    }
}
