package org.millioncarrots.development.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.Api.writing;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.DatabaseOfItsOwn;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.Stories;

/**
 * Some hundred payouts against a bank that does everything wrong that banks do, on a database of its own: whatever it says, every
 * payout ends settled, returned or among the exceptions, nobody is paid twice by the bank's own count, and each evening our books say
 * what the bank has told.
 */
@QuarkusTest
@TestProfile(BankDaysApiTest.QuicklyUnknown.class)
class BankDaysApiTest {
    private static final String FOLDER = "bank-days";
    private static final Path DATA = DatabaseOfItsOwn.folder(FOLDER);
    private static final int CLAIMANTS = 240;
    private static final int ROUNDS = 3;
    private static final int DAYS = 4;

    public static final class QuicklyUnknown extends DatabaseOfItsOwn {
        public QuicklyUnknown() {
            super(FOLDER);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = super.getConfigOverrides();
            settings.put("carrots.bank.silence-check-every", "1s");
            return settings;
        }
    }

    @Inject
    PlayDays playDays;

    @Inject
    PaidPeople database;

    private final List<String> differences = new ArrayList<>();

    @AfterAll
    static void forget() throws IOException {
        delete(DATA.resolve("bank"));
    }

    @Test
    void whateverTheBankDoesNothingIsPaidTwiceOrLostAndTheBooksAgreeEveryDay() throws Exception {
        delete(DATA.resolve("bank"));
        owe(CLAIMANTS);
        for (int round = 1; round <= ROUNDS; round++) {
            deliver("EUR", "SEPA");
            deliver("USD", "CROSS_BORDER");
            for (int day = 1; day <= DAYS; day++) {
                // What is issued anew in the end meets a bank that only pays.
                play("round-" + round + "-day-" + day, round < ROUNDS && day == 1 ? 60 : 0, round);
                booksSayWhatTheBankHasTold("round " + round + " day " + day);
            }
            if (round < ROUNDS) {
                reissue();
            }
        }
        // Into the next month, for what comes back late.
        for (int day = 0; day < 25; day++) {
            play("late-" + day, 0, 0);
        }
        booksSayWhatTheBankHasTold("at last");
        assertThat(differences).allMatch(difference -> difference.endsWith(" 0"));

        PaymentBook.Count count = playDays.bank().book().count();
        assertThat(count.orderedTwice()).isZero();
        assertThat(count.most()).as("payments of one bounty to one account").isEqualTo(1);
        assertThat(count.rejected()).isPositive();
        assertThat(count.returned()).isPositive();
        silenceIsNoticed();
        everyPayoutHasEnded();
    }

    /** Weeks later, as far as the service can tell. */
    private void silenceIsNoticed() throws Exception {
        database.run("update payout set changed_at = changed_at - interval '30 days' where state = 'SENT'");
        for (int i = 0; i < 60 && database.count("select count(*) from payout where state = 'SENT'") > 0; i++) {
            Thread.sleep(500);
        }
    }

    private static void owe(int claimants) throws InterruptedException {
        List<String> claims = List.of(
                claim("EUR", "DE89370400440532013000", "COBADEFF"),
                claim("USD", "FR7630006000011234567890189", "BNPAFRPP"));
        Api.post(
                "operator",
                "/dev/population",
                Map.of("claims", claims, "seed", 1, "first", 0, "last", claimants - 3),
                200);
        assertThat(Stories.run("2022-12-31").getString("state")).isEqualTo("DONE");
    }

    /** Each original has an account of its own, as their copies have. */
    private static String claim(String currency, String iban, String bic) {
        Map<String, Object> document = Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", "BANK-" + currency);
        String claimant = Api.post(
                        "partner",
                        "/v1/claimants",
                        Map.of(
                                "identity",
                                Map.of("name", "Пётр Образцов", "bornOn", "1990-04-12", "document", document),
                                "payoutDestination",
                                Map.of(
                                        "iban", iban,
                                        "bic", bic,
                                        "address", Map.of("townName", "Vilnius", "country", "LT"))),
                        201)
                .getString("id");
        return Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", currency, Stories.soldier())
                .getString("claim.id");
    }

    /** A few files of each currency. */
    private static void deliver(String currency, String scheme) {
        while (true) {
            var collected = writing("finance")
                    .body(Map.of("currency", currency, "scheme", scheme, "maxPayouts", 25))
                    .post("/v1/payout-batches");
            if (collected.statusCode() == 409) {
                return;
            }
            collected.then().statusCode(201);
            String batch = "/v1/payout-batches/" + collected.path("id");
            Approvals.approve("finance2", batch).then().statusCode(201);
            writing("finance").post(batch + "/delivery").then().statusCode(201);
        }
    }

    private static void play(String name, int perMille, int seed) {
        var played =
                Api.post("operator", "/dev/bank/days", Map.of("name", name, "perMille", perMille, "seed", seed), 200);
        assertThat(played.getList("letters.status", Integer.class))
                .as("every message of the bank is read")
                .allMatch(status -> status == 201 || status == 200);
    }

    private void booksSayWhatTheBankHasTold(String day) {
        List<Map<String, ?>> accounts =
                Api.get("finance", "/v1/ledger/accounts").getList("findAll { it.kind == 'SETTLED' }");
        for (String currency : List.of("EUR", "USD")) {
            BigDecimal settled = accounts.stream()
                    .map(account ->
                            amount(account.get("credits"), currency).subtract(amount(account.get("debits"), currency)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            differences.add(day + " " + currency + " "
                    + settled.subtract(playDays.bank().told().net(currency))
                            .stripTrailingZeros()
                            .toPlainString());
        }
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    private static BigDecimal amount(Object money, String currency) {
        Map<?, ?> parts = (Map<?, ?>) money;
        return currency.equals(parts.get("currency")) ? new BigDecimal((String) parts.get("amount")) : BigDecimal.ZERO;
    }

    private static void reissue() {
        for (String state : List.of("REJECTED", "RETURNED")) {
            List<String> ids = Api.get("finance", "/v1/payouts?limit=500&state=" + state)
                    .getList("items.findAll { it.batchId != null }.id");
            ids.forEach(BankDaysApiTest::reissue);
        }
    }

    /** Whether it may be is the service's affair. */
    private static void reissue(String id) {
        String path = "/v1/payouts/" + id + "/reissue";
        int status = writing("finance")
                .body(Map.of("reason", "BANK_FAULT"))
                .post(path)
                .statusCode();
        if (status == 202) {
            writing("approver").post(path + "/approval");
        }
    }

    private void everyPayoutHasEnded() throws Exception {
        Map<String, String> states = new HashMap<>();
        for (String cursor = ""; cursor != null; ) {
            var page = Api.get("finance", "/v1/payouts?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.<Map<String, Object>>getList("items")
                    .forEach(item -> states.put((String) item.get("id"), (String) item.get("state")));
            cursor = page.getString("next");
        }
        Set<String> exceptions = new HashSet<>();
        for (String cursor = ""; cursor != null; ) {
            var page = Api.get(
                    "finance", "/v1/reports/exceptions?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            exceptions.addAll(page.getList("items.payoutId"));
            cursor = page.getString("next");
        }
        assertThat(states).hasSizeGreaterThan(CLAIMANTS);
        assertThat(states.values().stream().collect(Collectors.groupingBy(state -> state, Collectors.counting())))
                .containsKeys("SETTLED", "REISSUED");
        assertThat(states.entrySet().stream()
                        // What is DUE when no batch takes it waits for a new account or a successor, because of what
                        // the bank said.
                        .filter(payout -> !Set.of("SETTLED", "REISSUED", "DUE").contains(payout.getValue()))
                        .filter(payout -> !exceptions.contains(payout.getKey()))
                        .map(payout -> payout.getValue() + " " + payout.getKey()))
                .isEmpty();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
