package org.millioncarrots.claimant.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.ChangedKeys;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Transit;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Stories;

/** After a change of the primary master key every claimant's key is wrapped with it, and opens what it opened before. */
@QuarkusTest
@ForAllPartners
class RewrapKeysApiTest {
    @Inject
    IdentityVault vault;

    @Inject
    VaultRows rows;

    @Inject
    DestroySealed destroySealed;

    @Inject
    AuditLog auditLog;

    @Inject
    Json json;

    @Inject
    MasterKeys keys;

    @Inject
    Clock clock;

    @ConfigProperty(name = "carrots.keys.file")
    Path keyFile;

    @Test
    void onlyTheWrappingChanges() throws Exception {
        UUID claimant = UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        int bucket = Ids.bucketOf(claimant);
        Identity before = vault.identity(claimant).orElseThrow();
        MasterKeys next = ChangedKeys.of(keyFile, "next");
        IdentityVault changed = new IdentityVault(rows, destroySealed, next, json);
        RewrapKeys forth = new RewrapKeys(rows, next, auditLog);
        RewrapKeys back = new RewrapKeys(rows, ChangedKeys.knowing(keyFile, "next"), auditLog);
        try {
            assertThat(wrappedWith(claimant)).isNotEqualTo("next");
            // As a change of account that waits.
            vault.sealDestination(claimant, 2, vault.destination(claimant, 1).orElseThrow());
            assertThat(forth.rewrap(bucket + 1, bucket + 1)).isNotNegative();
            assertThat(wrappedWith(claimant)).as("another bucket").isNotEqualTo("next");

            assertThat(forth.rewrap(bucket, bucket)).isPositive();
            assertThat(wrappedWith(claimant)).isEqualTo("next");
            assertThat(changed.identity(claimant)).contains(before);
            assertThat(changed.destination(claimant, 2)).isPresent();
            assertThat(forth.rewrap(bucket, bucket)).as("nothing is left").isZero();
        } finally {
            // The running service does not know the new key.
            back.rewrap(bucket, bucket + 1);
        }
        assertThat(vault.identity(claimant)).contains(before);
    }

    @Test
    void theMasterKeyMovesIntoAKeyServiceAndOnWithItsVersionsAndBack() throws Exception {
        UUID claimant = UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        int bucket = Ids.bucketOf(claimant);
        Identity before = vault.identity(claimant).orElseThrow();
        String file = wrappedWith(claimant);
        try (Transit transit = new Transit()) {
            MasterKeys first = transit.keys(keyFile, Duration.ofMinutes(5), clock);
            assertThat(new RewrapKeys(rows, first, auditLog).rewrap(bucket, bucket))
                    .isPositive();
            assertThat(wrappedWith(claimant)).isEqualTo("vault:v1");
            transit.rotate();
            MasterKeys second = transit.keys(keyFile, Duration.ofMinutes(5), clock);
            RewrapKeys forth = new RewrapKeys(rows, second, auditLog);
            assertThat(forth.rewrap(bucket, bucket)).isPositive();
            assertThat(forth.rewrap(bucket, bucket)).as("nothing is left").isZero();
            assertThat(wrappedWith(claimant)).isEqualTo("vault:v2");
            IdentityVault served = new IdentityVault(rows, destroySealed, second, json);
            assertThat(served.identity(claimant)).contains(before);

            for (VaultRows.Wrapped one : rows.wrappedOtherwise(bucket, bucket, keys.primaryPrefix())) {
                String purpose = IdentityVault.wrapping(one.claimantId());
                assertThat(rows.replace(one, keys.seal(purpose, second.open(purpose, one.key()))))
                        .isTrue();
            }
        }
        assertThat(wrappedWith(claimant)).isEqualTo(file);
        assertThat(vault.identity(claimant)).contains(before);
    }

    private String wrappedWith(UUID claimant) {
        byte[] wrapped = rows.wrappedKey(claimant).orElseThrow();
        return new String(Arrays.copyOfRange(wrapped, 1, 1 + wrapped[0]), StandardCharsets.US_ASCII);
    }
}
