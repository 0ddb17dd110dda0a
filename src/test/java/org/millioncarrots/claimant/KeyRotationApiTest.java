package org.millioncarrots.claimant;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.claimant.vault.VaultJobs;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.ReloadedKeys;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;

/** The master key and the key of the blind index are replaced, forth and back, while eight threads register and look up. */
@QuarkusTest
class KeyRotationApiTest {
    private static final int THREADS = 8;

    @Inject
    MasterKeys keys;

    @Inject
    IdentityVault vault;

    @Inject
    IndexPersons indexPersons;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @ConfigProperty(name = "carrots.keys.file")
    Path file;

    private final AtomicIntegerArray rounds = new AtomicIntegerArray(THREADS);
    private String before;
    private String both;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<UUID[]> pairs = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void readFile() throws IOException {
        before = Files.readString(file, StandardCharsets.US_ASCII);
        both = before.strip() + "\nkey.next=" + key(1) + "\nindex.next=" + key(2);
    }

    @AfterEach
    void theFileIsAsItWas() throws IOException {
        use(both + "\npersons=index,next");
        use(before);
    }

    @Test
    void noRequestFails() throws Exception {
        String old = before.replaceAll("(?s).*primary=(\\w+).*", "$1");
        String next = both.replaceAll("(?m)^primary=.*$", "primary=next");
        AtomicBoolean running = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                threads.execute(() -> {
                    while (running.get()) {
                        registerAndLookUp();
                        rounds.incrementAndGet(thread);
                    }
                });
            }
            try {
                underLoad();
                use(both + "\npersons=index,next");
                underLoad();
                use(next + "\npersons=next,index");
                underLoad();
                VaultJobs.rewrap();
                indexPersons.goOn();
                underLoad();
                use(next + "\npersons=next");
                indexPersons.goOn();
                underLoad();
                // What was under way has ended by now.
                indexPersons.goOn();
                assertThat(one("select count(*) from blind_index where key <> 'next'"))
                        .isZero();
                assertThat(one("select count(*) from name_index where key <> 'next'"))
                        .isZero();
                assertThat(wrappedOtherwiseThan("next")).isZero();
                underLoad();
                use(next + "\npersons=next,index");
                underLoad();
                use(both + "\npersons=index,next");
                underLoad();
                VaultJobs.rewrap();
                indexPersons.goOn();
                underLoad();
                use(before);
                indexPersons.goOn();
                underLoad();
                indexPersons.goOn();
            } finally {
                running.set(false);
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).isEmpty();
        assertThat(pairs).hasSizeGreaterThan(50);
        assertThat(one("select count(*) from blind_index where key <> 'index'")).isZero();
        assertThat(one("select count(*) from name_index where key <> 'index'")).isZero();
        assertThat(wrappedOtherwiseThan(old)).isZero();
        for (UUID[] pair : pairs) {
            assertThat(one("select count(distinct person_id) from claimant where id in ('" + pair[0] + "', '" + pair[1]
                            + "')"))
                    .as("one person, whichever key was the first")
                    .isEqualTo(1);
        }
    }

    /** The same document through two partners, and the identity as it was given. */
    private void registerAndLookUp() {
        String document = "R" + UUID.randomUUID();
        try {
            UUID first = registered("partner", document);
            UUID second = registered("partner2", document);
            pairs.add(new UUID[] {first, second});
            Api.get("partner", "/v1/claimants/" + first);
            for (UUID claimant : List.of(first, second)) {
                assertThat(vault.identity(claimant).orElseThrow().document().number())
                        .isEqualTo(document);
                assertThat(vault.destination(claimant, 1)).isPresent();
            }
        } catch (RuntimeException | AssertionError failed) {
            failures.add(String.valueOf(failed));
        }
    }

    private static UUID registered(String partner, String document) {
        Map<String, Object> identity = Map.of(
                "name", "Пётр Образцов",
                "bornOn", "1990-04-12",
                "document", Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", document));
        Map<String, Object> destination = Map.of(
                "iban",
                Accounts.german(),
                "bic",
                "COBADEFF",
                "address",
                Map.of("townName", "Vilnius", "country", "LT"));
        return UUID.fromString(
                Api.post(partner, "/v1/claimants", Map.of("identity", identity, "payoutDestination", destination), 201)
                        .getString("id"));
    }

    /** Until each thread has done something from its beginning to its end: in life there are minutes between two steps. */
    private void underLoad() throws InterruptedException {
        for (int thread = 0; thread < THREADS; thread++) {
            int begun = rounds.get(thread);
            for (int i = 0; i < 1_200 && rounds.get(thread) < begun + 2; i++) {
                Thread.sleep(50);
            }
            assertThat(rounds.get(thread)).isGreaterThanOrEqualTo(begun + 2);
        }
    }

    private void use(String lines) throws IOException {
        Files.writeString(file, lines, StandardCharsets.US_ASCII);
        ReloadedKeys.reload(keys);
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        key[0] = (byte) fill;
        return Base64.getEncoder().encodeToString(key);
    }

    private long wrappedOtherwiseThan(String name) throws SQLException {
        return one("select count(*) from vault.vault_key where substring(wrapped_key for " + (name.length() + 1)
                + ") <> decode('" + "%02x".formatted(name.length()) + "', 'hex') || convert_to('" + name
                + "', 'UTF8')");
    }

    private long one(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
