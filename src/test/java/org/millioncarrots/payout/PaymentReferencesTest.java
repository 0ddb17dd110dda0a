package org.millioncarrots.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.platform.TestKeys;

class PaymentReferencesTest {
    private static final UUID PAYOUT = UUID.fromString("017f4a2c-9c00-8123-8abc-0123456789ab");
    private static final String KEYS = """
            primary=first
            key.first=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
            index=ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=
            """;

    @TempDir
    Path folder;

    @Test
    void theyAreTheSameWhateverKeyIsPrimary() throws IOException {
        PaymentReferences before = references(KEYS);
        PaymentReferences after = references(KEYS.replace("primary=first", "primary=second")
                + "key.second=QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8=\n");
        assertThat(after.endToEndId(PAYOUT)).isEqualTo(before.endToEndId(PAYOUT));
        assertThat(after.uetr(PAYOUT)).isEqualTo(before.uetr(PAYOUT));
        assertThat(after.messageId(List.of(PAYOUT), 0)).isEqualTo(before.messageId(List.of(PAYOUT), 0));
    }

    /** Computed apart from this code, by RFC 5869 and RFC 2104; a release that made others would pay twice after a restore. */
    @Test
    void noReleaseMakesOthers() throws IOException {
        PaymentReferences references = references(KEYS);
        assertThat(references.endToEndId(PAYOUT).value()).isEqualTo("576OCGZACNC6PEC644LBHNBV51");
        assertThat(references.uetr(PAYOUT)).hasToString("b6da0754-e6b9-4e34-9766-ecd3ce630b4d");
        assertThat(references.messageId(List.of(PAYOUT), 0)).isEqualTo("4C7CD059EAC76BA30C947CA51C4BD24B");
    }

    @Test
    void anotherKeyAnotherPayoutAnotherFileMakesOthers() throws IOException {
        PaymentReferences references = references(KEYS);
        PaymentReferences others = references(KEYS.replace("index=IC", "index=JC"));
        Set<Object> seen = new HashSet<>();
        for (long i = 0; i < 1_000; i++) {
            UUID payout = new UUID(PAYOUT.getMostSignificantBits(), PAYOUT.getLeastSignificantBits() + i);
            assertThat(EndToEndId.isOurs(references.endToEndId(payout).value())).isTrue();
            assertThat(references.uetr(payout).version()).isEqualTo(4);
            assertThat(references.uetr(payout).variant()).isEqualTo(2);
            seen.addAll(List.of(references.endToEndId(payout), references.uetr(payout), others.endToEndId(payout)));
            seen.addAll(List.of(references.messageId(List.of(payout), 0), references.messageId(List.of(payout), 1)));
        }
        assertThat(seen).hasSize(5_000);
    }

    private PaymentReferences references(String keys) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.properties"), keys);
        return new PaymentReferences(TestKeys.from(file));
    }
}
