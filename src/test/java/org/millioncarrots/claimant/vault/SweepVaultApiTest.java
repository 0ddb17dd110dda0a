package org.millioncarrots.claimant.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.claimant.vault.Identity.Document;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Stories;

/** What a kill in the middle of a registration leaves in the vault goes; nothing else does. */
@QuarkusTest
@ForAllPartners
class SweepVaultApiTest {
    private static final Identity NOBODY = new Identity(
            "Образец Сирота",
            null,
            null,
            LocalDate.of(1990, 1, 1),
            new Document(Document.Kind.PASSPORT, "XX", "S00"),
            List.of());

    @Inject
    IdentityVault vault;

    @Inject
    SweepVault sweepVault;

    @Inject
    Ids ids;

    @Inject
    EntityManager entityManager;

    @Test
    void onlyOldOrphansAreDestroyed() {
        UUID registered =
                UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        UUID orphan = ids.next(ids.newBucket());
        vault.open(orphan, NOBODY, null);

        sweepVault.sweep(Instant.now().minusSeconds(600));
        assertThat(vault.identity(orphan)).as("too young").isPresent();

        int swept = sweepVault.sweep(Instant.now().plusSeconds(1));
        assertThat(swept).isPositive();
        assertThat(vault.identity(orphan)).isEmpty();
        assertThat(vault.identity(registered)).isPresent();
    }

    @Test
    void whoSeesOnePartnerOnlyDestroysNothing() {
        UUID orphan = ids.next(ids.newBucket());
        vault.open(orphan, NOBODY, null);
        QuarkusTransaction.requiringNew().run(() -> {
            entityManager
                    .createNativeQuery("select cast(begin_work('partner-without-claimants') as varchar)")
                    .getResultList();
            assertThat(sweepVault.sweep(Instant.now().plusSeconds(1))).isZero();
        });
        assertThat(vault.identity(orphan)).isPresent();
        vault.destroy(orphan);
    }

    @Test
    void aRecordWhoseActDidNotHappenGoesAndItsVersionIsNotGivenAgain() {
        String id = Stories.registered("partner", false, 0).getString("id");
        UUID claimant = UUID.fromString(id);
        vault.sealDestination(claimant, 2, vault.destination(claimant, 1).orElseThrow());
        int proposed = Accounts.proposed("partner", id);
        assertThat(proposed).isEqualTo(3);

        assertThat(sweepVault.sweep(Instant.now().plusSeconds(1))).isPositive();
        assertThat(vault.destination(claimant, 1)).as("used").isPresent();
        assertThat(vault.destination(claimant, 2)).as("nobody's").isEmpty();
        assertThat(vault.destination(claimant, 3)).as("proposed").isPresent();
    }
}
