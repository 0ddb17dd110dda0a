package org.millioncarrots.news.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millioncarrots.testing.Accounts;

/** Does what docs/partners.md says: all its commands, in their order, in one shell. */
@QuarkusTest
class PartnersDocWebhookApiTest {
    private static final Pattern COMMANDS = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TestHTTPResource("/")
    String base;

    @Test
    void everyCommandDoesWhatThePageSays(@TempDir Path received) throws IOException, InterruptedException {
        String page = Files.readString(Path.of("docs", "partners.md"));
        String commands =
                COMMANDS.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        try (Receiver receiver = new Receiver()) {
            receiver.keep(received);
            ProcessBuilder shell =
                    new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).redirectErrorStream(true);
            shell.environment().put("BASE_URL", base.replaceAll("/$", ""));
            shell.environment().put("IBAN", Accounts.german());
            shell.environment().put("WEBHOOK_URL", receiver.url());
            shell.environment().put("RECEIVED", received.toString());
            Process running = shell.start();
            running.getOutputStream().close();
            String told = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).as(told.replace("%", "%%")).isZero();
            assertThat(told)
                    .contains("\"outcome\":\"ELIGIBLE\"", "LODGED", "\"taken\":true", "Signature Verified Successfully")
                    .contains("/problems/already-exists")
                    .doesNotContain("curl: (");
            assertThat(receiver.received()).hasSize(1);
        }
    }
}
