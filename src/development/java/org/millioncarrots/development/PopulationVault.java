package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.claimant.account.AccountIndex;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.Ids;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Gives each invented claimant an invented name, document and account, sealed as those of real ones are. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class PopulationVault {
    private static final long YEAR_2022 = 1_640_995_200_000L;
    private static final long MILLIS_PER_SEED = 100_000_000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int ROWS_AT_ONCE = 500;

    private static final List<String> GIVEN = List.of(
            "Иван", "Пётр", "Сергей", "Анна", "Мария", "Ольга", "Дмитрий", "Юрий", "Елена", "Никита", "Тимур",
            "Рустам");
    private static final List<String> FAMILY = List.of(
            "Образцов", "Лесной", "Полевой", "Речной", "Горный", "Снежин", "Дорогин", "Заречный", "Степной", "Морозов");
    private static final List<String> TOWNS = List.of("Vilnius", "Riga", "Tallinn", "Warszawa", "Praha", "Berlin");

    private final IdentityVault vault;
    private final AccountIndex accounts;

    PopulationVault(IdentityVault vault, AccountIndex accounts) {
        this.vault = vault;
        this.accounts = accounts;
    }

    static long startMillis(long seed) {
        return YEAR_2022 + seed * MILLIS_PER_SEED;
    }

    /** The id that {@link Population#COPIES} gives the claimant with this number. */
    static UUID claimantId(long seed, long number) {
        long bucket = number % Ids.BUCKETS;
        UUID root = new UUID(((startMillis(seed) + number) << 16) | (8L << 12) | bucket, VARIANT);
        return Ids.derived(root, "claimant");
    }

    void fill(Connection connection, long seed, long first, long last) throws SQLException {
        StringBuilder keys = new StringBuilder();
        StringBuilder records = new StringBuilder();
        StringBuilder indexed = new StringBuilder();
        for (long from = first; from <= last; from += ROWS_AT_ONCE) {
            for (long number = from; number <= Math.min(last, from + ROWS_AT_ONCE - 1); number++) {
                append(keys, records, indexed, seed, number);
            }
            send(connection, "copy vault.vault_key (bucket, claimant_id, wrapped_key, created_at) from stdin", keys);
            send(
                    connection,
                    "copy vault.vault_record (bucket, claimant_id, kind, version, sealed, created_at) from stdin",
                    records);
            send(connection, "copy account_index (bucket, claimant_id, version, account) from stdin", indexed);
        }
    }

    private void append(StringBuilder keys, StringBuilder records, StringBuilder indexed, long seed, long number) {
        UUID id = claimantId(seed, number);
        PayoutDestination destination = destination(seed, number);
        IdentityVault.Sealed sealed = vault.seal(id, identity(seed, number), destination);
        String owner = Ids.bucketOf(id) + "\t" + id + "\t";
        String at = "\t2022-03-01T00:00:00Z\n";
        keys.append(owner).append(bytea(sealed.key())).append(at);
        records.append(owner)
                .append("IDENTITY\t1\t")
                .append(bytea(sealed.identity()))
                .append(at);
        records.append(owner)
                .append("DESTINATION\t1\t")
                .append(bytea(Objects.requireNonNull(sealed.destination())))
                .append(at);
        indexed.append(owner)
                .append("1\t")
                .append(accounts.key(destination.account()))
                .append('\n');
    }

    private static Identity identity(long seed, long number) {
        SplittableRandom random = new SplittableRandom(seed * MILLIS_PER_SEED + number);
        String name = pick(GIVEN, random) + " " + pick(FAMILY, random);
        LocalDate bornOn = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(16_000));
        return new Identity(
                name,
                null,
                null,
                bornOn,
                new Identity.Document(Identity.Document.Kind.PASSPORT, "XX", "S" + seed + "-" + number),
                null);
    }

    /** An account of their own, whatever populations there are beside. */
    private static PayoutDestination destination(long seed, long number) {
        String iban = new Iban.Builder()
                .countryCode(CountryCode.DE)
                .bankCode("10010010")
                .accountNumber("%010d".formatted((seed % 100 * 100_000_000 + number) % 10_000_000_000L))
                .build()
                .toString();
        String town = TOWNS.get((int) (number % TOWNS.size()));
        return new PayoutDestination(iban, "COBADEFF", new PayoutDestination.Address(null, null, null, town, "LT"));
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    private static void send(Connection connection, String copy, StringBuilder rows) throws SQLException {
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        in.writeToCopy(bytes, 0, bytes.length);
        in.endCopy();
        rows.setLength(0);
    }
}
