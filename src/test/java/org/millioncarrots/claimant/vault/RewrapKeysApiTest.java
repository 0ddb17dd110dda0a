package org.millioncarrots.claimant.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.ChangedKeys;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Stories;

/** After a change of the primary master key every claimant's key is wrapped with it, and opens what it opened before. */
@QuarkusTest
class RewrapKeysApiTest {
    @Inject
    IdentityVault vault;

    @Inject
    EntityManager entityManager;

    @Inject
    Sql sql;

    @Inject
    Json json;

    @Inject
    Clock clock;

    @ConfigProperty(name = "carrots.keys.file")
    Path keyFile;

    @Test
    void onlyTheWrappingChanges() throws Exception {
        UUID claimant = UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        int bucket = Ids.bucketOf(claimant);
        Identity before = vault.identity(claimant).orElseThrow();
        IdentityVault changed = new IdentityVault(sql, ChangedKeys.of(keyFile, "next"), json, clock);

        // Rolled back: the running service does not know the new key.
        QuarkusTransaction.begin();
        try {
            assertThat(wrappedWith(claimant)).isNotEqualTo("next");
            // As a change of account that waits.
            vault.sealDestination(claimant, 2, vault.destination(claimant, 1).orElseThrow());
            assertThat(changed.rewrap(bucket + 1, bucket + 1)).isNotNegative();
            assertThat(wrappedWith(claimant)).as("another bucket").isNotEqualTo("next");

            assertThat(changed.rewrap(bucket, bucket)).isPositive();
            assertThat(wrappedWith(claimant)).isEqualTo("next");
            assertThat(changed.identity(claimant)).contains(before);
            assertThat(changed.destination(claimant, 2)).isPresent();
            assertThat(changed.rewrap(bucket, bucket)).as("nothing is left").isZero();
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(vault.identity(claimant)).contains(before);
    }

    private String wrappedWith(UUID claimant) {
        byte[] wrapped = (byte[]) entityManager
                .createNativeQuery(
                        "select wrapped_key from vault_key where bucket = :bucket and claimant_id = :id", byte[].class)
                .setParameter("bucket", Ids.bucketOf(claimant))
                .setParameter("id", claimant)
                .getSingleResult();
        return new String(Arrays.copyOfRange(wrapped, 1, 1 + wrapped[0]), StandardCharsets.US_ASCII);
    }
}
