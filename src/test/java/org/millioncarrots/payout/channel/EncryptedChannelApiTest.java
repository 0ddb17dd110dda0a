package org.millioncarrots.payout.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.Stories;

/** As in production: what lies in the directory is for the bank only. */
@QuarkusTest
@TestProfile(EncryptedChannelApiTest.Encrypted.class)
class EncryptedChannelApiTest {
    private static final Path OUT = Path.of("target", "channel", "encrypted");

    private static final Path KEY = Path.of("target", "channel", "key.pem");

    public static final class Encrypted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Files.createDirectories(OUT);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            Bank bank = Bank.withKeyOf("RSA", 2048);
            bank.key(KEY);
            return Map.of(
                    "carrots.channel.directory-out",
                    OUT.toString(),
                    "carrots.channel.certificate",
                    bank.certificate(
                                    OUT.resolveSibling("bank.pem"),
                                    Instant.now().minus(Duration.ofDays(1)))
                            .toString(),
                    "carrots.channel.encrypted",
                    "true",
                    "carrots.channel.every",
                    "1h");
        }
    }

    @Inject
    PollChannel poll;

    @Test
    void whatLiesThereIsForTheBankOnly() throws Exception {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", "EUR", Stories.soldier());
        Stories.run("2022-03-31");
        var batch = Api.post("finance", "/v1/payout-batches", Map.of("currency", "EUR", "scheme", "SEPA"), 201);
        String path = "/v1/payout-batches/" + batch.getString("id");
        Approvals.approve("finance2", path).then().statusCode(201);
        poll.send();
        String name = batch.getString("messageId") + ".xml.p7m";
        byte[] sent = Files.readAllBytes(OUT.resolve(name));
        assertThat(Bank.withKeyIn(KEY).open(sent))
                .isEqualTo(Approvals.read(path).asByteArray());
        assertThat(OUT.resolve(name + ".sha256")).hasContent(Sha256.of(sent) + "  " + name);
        assertThat(Api.get("finance", path).getString("state")).isEqualTo("DELIVERED");
    }
}
