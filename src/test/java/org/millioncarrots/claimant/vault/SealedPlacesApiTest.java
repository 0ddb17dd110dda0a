package org.millioncarrots.claimant.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Stories;

/** Whoever can write the rows of the vault cannot make one claimant's name or account out of another's, nor an old one out of a new one. */
@QuarkusTest
@ForAllPartners
class SealedPlacesApiTest {
    @Inject
    IdentityVault vault;

    private UUID one;
    private UUID other;

    @BeforeEach
    void two() {
        one = UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        other = UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
        for (UUID claimant : new UUID[] {one, other}) {
            PayoutDestination first = vault.destination(claimant, 1).orElseThrow();
            vault.sealDestination(claimant, 2, first);
            for (int number = 1; number <= 2; number++) {
                vault.sealDependant(
                        claimant,
                        number,
                        new Identity.Dependant(Identity.Dependant.Relation.CHILD, LocalDate.of(2015, 6, number)));
            }
        }
    }

    @AfterEach
    void nobodyIsLeftWithAnAccountThatNobodyProposed() throws SQLException {
        Server.run(
                Server.OWNER,
                "delete from vault.vault_record where version = 2 and claimant_id in ('" + one + "', '" + other + "')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDENTITY/1", "DESTINATION/1", "DESTINATION/2", "DEPENDANT/1", "DEPENDANT/2"})
    void aRecordOfAnotherClaimantDoesNotOpen(String place) throws SQLException {
        swapped(place(one, place), place(other, place), () -> {
            refused(one, place);
            refused(other, place);
        });
        opened(one, place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DESTINATION/1 DESTINATION/2",
                "DEPENDANT/1 DEPENDANT/2",
                "IDENTITY/1 DESTINATION/1",
                "DESTINATION/1 DEPENDANT/1",
            })
    void aRecordOfAnotherKindOrVersionDoesNotOpen(String places) throws SQLException {
        String first = places.split(" ")[0];
        String second = places.split(" ")[1];
        swapped(place(one, first), place(one, second), () -> {
            refused(one, first);
            refused(one, second);
        });
        opened(one, first);
    }

    @Test
    void aKeyOfAnotherClaimantDoesNotOpenEither() throws SQLException {
        String key = "select wrapped_key from vault.vault_key" + of(other);
        Server.run(Server.OWNER, "create table test_kept as " + "select wrapped_key from vault.vault_key" + of(one));
        try {
            Server.run(Server.OWNER, "update vault.vault_key set wrapped_key = (" + key + ")" + of(one));
            refused(one, "IDENTITY/1");
            refused(one, "DESTINATION/1");
        } finally {
            Server.run(
                    Server.OWNER,
                    "update vault.vault_key set wrapped_key = (select wrapped_key from test_kept)" + of(one),
                    "drop table test_kept");
        }
        opened(one, "IDENTITY/1");
    }

    @Test
    void whatWasChangedByOneBitDoesNotOpen() throws SQLException {
        String flip = "update vault.vault_record set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)"
                + place(one, "DESTINATION/1");
        Server.run(Server.OWNER, flip);
        refused(one, "DESTINATION/1");
        Server.run(Server.OWNER, flip);
        opened(one, "DESTINATION/1");
    }

    private void opened(UUID claimant, String place) {
        assertThat(open(claimant, place)).isTrue();
    }

    private void refused(UUID claimant, String place) {
        assertThatThrownBy(() -> open(claimant, place))
                .as(place)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open");
    }

    private boolean open(UUID claimant, String place) {
        int version = Integer.parseInt(place.substring(place.indexOf('/') + 1));
        return switch (place.substring(0, place.indexOf('/'))) {
            case "IDENTITY" -> vault.identity(claimant).isPresent();
            case "DESTINATION" -> vault.destination(claimant, version).isPresent();
            default -> vault.dependant(claimant, version).isPresent();
        };
    }

    private static String of(UUID claimant) {
        return " where bucket = " + Ids.bucketOf(claimant) + " and claimant_id = '" + claimant + "'";
    }

    private static String place(UUID claimant, String place) {
        String[] parts = place.split("/");
        return of(claimant) + " and kind = '" + parts[0] + "' and version = " + parts[1];
    }

    private static void swapped(String one, String other, Runnable work) throws SQLException {
        String swap = "with kept as (select (select sealed from vault.vault_record" + one
                + ") as one, (select sealed from vault.vault_record"
                + other + ") as other), first as (update vault.vault_record set sealed = (select other from kept)" + one
                + ")"
                + " update vault.vault_record set sealed = (select one from kept)" + other;
        Server.run(Server.OWNER, swap);
        try {
            work.run();
        } finally {
            Server.run(Server.OWNER, swap);
        }
    }
}
