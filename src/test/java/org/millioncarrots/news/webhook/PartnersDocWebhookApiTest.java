package org.millioncarrots.news.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millioncarrots.news.NumberNews;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Does what docs/partners.md says: all its commands, in their order, in one shell. */
@QuarkusTest
class PartnersDocWebhookApiTest {
    private static final Pattern COMMANDS = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TestHTTPResource("/")
    String base;

    @Inject
    NumberNews numberNews;

    @Test
    void everyCommandDoesWhatThePageSays(@TempDir Path received) throws IOException, InterruptedException {
        somethingHasHappened();
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
                    .contains("/problems/already-exists", "Не вказано: день дії", "\"type\":\"claim.held\"")
                    .doesNotContain("curl: (");
            assertThat(receiver.received()).hasSize(1);
        }
    }

    /** For whoever reads events. */
    private void somethingHasHappened() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Map<String, Object> request = Map.of(
                "claimantId",
                claimant,
                "programme",
                "ukraine-lay-down-arms",
                "payoutCurrency",
                "EUR",
                "facts",
                Stories.soldier());
        String claim = Api.post("partner", "/v1/claims", request, 201).getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/holds", Map.of("reason", "IDENTITY_DOUBT"), 201);
        numberNews.number();
    }
}
