package org.millioncarrots.payout.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millioncarrots.payout.channel.ChannelReport.Direction;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.Stories;

/** Files to the bank and messages from it through two directories, cut off between any two steps. */
@QuarkusTest
@TestProfile(ChannelApiTest.Directories.class)
class ChannelApiTest {
    static final Path OUT = Path.of("target", "channel", "out");
    private static final Path IN = Path.of("target", "channel", "in");

    public static final class Directories implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "carrots.channel.directory-out",
                    OUT.toString(),
                    "carrots.channel.directory-in",
                    IN.toString(),
                    "carrots.channel.settled-after",
                    "0s",
                    "carrots.channel.every",
                    "1h");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(DyingChannel.class);
        }
    }

    @Inject
    DyingChannel channel;

    @Inject
    PollChannel poll;

    @Inject
    SendByChannel sendByChannel;

    @Inject
    ChannelReport report;

    @Inject
    PaidPeople database;

    @BeforeEach
    void emptyDirectories() throws IOException {
        channel.alive();
        poll.send();
        for (Path directory : List.of(OUT, IN)) {
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
            Files.createDirectories(directory);
        }
    }

    private record Approved(String path, String messageId) {
        Path file() {
            return OUT.resolve(messageId + ".xml");
        }

        Path checksum() {
            return OUT.resolve(messageId + ".xml.sha256");
        }

        String state() {
            return Api.get("finance", path).getString("state");
        }

        List<String> payouts() {
            return Api.get("finance", "/v1/payouts?batch=" + path.substring(path.lastIndexOf('/') + 1))
                    .getList("items.state");
        }
    }

    private static Approved approved() throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", "EUR", Stories.soldier());
        Stories.run("2022-03-31");
        var batch = Api.post("finance", "/v1/payout-batches", Map.of("currency", "EUR", "scheme", "SEPA"), 201);
        String path = "/v1/payout-batches/" + batch.getString("id");
        Approvals.approve("finance2", path).then().statusCode(201);
        return new Approved(path, batch.getString("messageId"));
    }

    private static byte[] stored(Approved batch) {
        return Approvals.read(batch.path).then().statusCode(200).extract().asByteArray();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertDelivered(Approved batch) throws IOException {
        assertThat(batch.state()).isEqualTo("DELIVERED");
        assertThat(batch.payouts()).isNotEmpty().containsOnly("SENT");
        byte[] sent = Files.readAllBytes(batch.file());
        assertThat(sent).isEqualTo(stored(batch));
        assertThat(Files.readString(batch.checksum())).isEqualTo(Sha256.of(sent) + "  " + batch.messageId + ".xml\n");
    }

    @Test
    void anApprovedFileGoesOnceAndNobodyTakesIt() throws Exception {
        Approved batch = approved();
        for (var byHand : List.of(
                Api.as("finance").get(batch.path + "/file"),
                Api.writing("finance").post(batch.path + "/delivery"))) {
            byHand.then()
                    .statusCode(409)
                    .body("reason", equalTo("DONE_BY_CHANNEL"))
                    .body("detail", containsString("channel"));
        }
        poll.send();
        assertDelivered(batch);
        assertThat(names(OUT)).containsExactly(".channel", batch.messageId + ".xml", batch.messageId + ".xml.sha256");
        assertThat(Api.get("finance", batch.path).getString("deliveredBy")).isEqualTo("system");
        Api.writing("finance").post(batch.path + "/delivery").then().statusCode(201);

        Files.delete(batch.file());
        poll.send();
        assertThat(batch.file()).as("the bank has taken it").doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(value = DyingChannel.Death.class, names = "BEFORE_DONE", mode = EnumSource.Mode.EXCLUDE)
    void aKillBetweenAnyTwoStepsSendsNothingTwiceAndLosesNothing(DyingChannel.Death death) throws Exception {
        Approved batch = approved();
        channel.dyingAt(death);
        poll.send();
        boolean sent = death.compareTo(DyingChannel.Death.BEFORE_RELEASE) >= 0;
        assertThat(batch.state()).isEqualTo(sent ? "DELIVERED" : "APPROVED");
        assertThat(batch.payouts()).containsOnly(sent ? "SENT" : "BATCHED");
        assertThat(report.waiting(Direction.OUT)).containsEntry(Trouble.FAILED, 1);

        channel.alive();
        poll.send();
        assertThat(report.waiting(Direction.OUT)).isEmpty();
        assertThat(batch.state()).isEqualTo("DELIVERED");
        if (death == DyingChannel.Death.AFTER_RELEASE_AND_TAKEN) {
            assertThat(names(OUT))
                    .as("never a second time")
                    .containsExactly(".channel", batch.messageId + ".xml.sha256");
        } else {
            assertDelivered(batch);
        }
        poll.send();
        assertThat(names(OUT)).filteredOn(name -> name.endsWith(".xml")).hasSizeLessThan(2);
    }

    @Test
    void replicasThatRaceReleaseEachFileOnce() throws Exception {
        List<Approved> batches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            batches.add(approved());
        }
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> rounds = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                rounds.add(() -> {
                    sendByChannel.round(10, () -> true);
                    return true;
                });
            }
            for (Future<Boolean> round : replicas.invokeAll(rounds)) {
                assertThat(round.get()).isTrue();
            }
        }
        for (Approved batch : batches) {
            assertDelivered(batch);
        }
        assertThat(names(OUT)).hasSize(1 + 2 * batches.size());
    }

    @Test
    void anotherFileOfTheNameIsNeverOverwrittenAndNothingCountsAsSent() throws Exception {
        Approved batch = approved();
        Files.writeString(batch.file(), "another one");
        poll.send();
        assertThat(batch.file()).hasContent("another one");
        assertThat(batch.state()).isEqualTo("APPROVED");
        assertThat(report.waiting(Direction.OUT)).containsEntry(Trouble.NAME_TAKEN, 1);
        Api.as("finance")
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'channel' }.data.out", equalTo("waits: {NAME_TAKEN=1}"));

        Files.delete(batch.file());
        Files.writeString(batch.checksum(), "of a file that the bank has taken");
        poll.send();
        assertThat(batch.state()).as("it may be with the bank").isEqualTo("APPROVED");

        Files.delete(batch.checksum());
        poll.send();
        assertDelivered(batch);
    }

    @Test
    void aStrangerInOnesPlaceKeepsNobodyElseWaiting() throws Exception {
        Approved blocked = approved();
        channel.dyingAt(DyingChannel.Death.BEFORE_RELEASE);
        poll.send();
        channel.alive();
        Files.writeString(blocked.file(), "another one");
        Approved other = approved();
        poll.send();
        assertDelivered(other);
        assertThat(blocked.file()).hasContent("another one");
        assertThat(report.waiting(Direction.OUT)).containsEntry(Trouble.NAME_TAKEN, 1);
        Files.delete(blocked.file());
        poll.send();
        assertDelivered(blocked);
    }

    @Test
    void aDirectoryThatIsAwayLosesNothing() throws Exception {
        Approved batch = approved();
        channel.dyingAt(DyingChannel.Death.BEFORE_RELEASE);
        poll.send();
        channel.alive();
        Path away = OUT.resolveSibling("away");
        Files.move(OUT, away);
        poll.send();
        assertThat(report.waiting(Direction.OUT)).containsEntry(Trouble.STORAGE, 1);
        Files.createDirectory(OUT);
        poll.send();
        assertThat(report.waiting(Direction.OUT)).as("an empty mount point").containsEntry(Trouble.STORAGE, 1);
        Files.delete(OUT);
        Files.move(away, OUT);
        poll.send();
        assertDelivered(batch);
    }

    @Test
    void nothingLeavesWhilePaymentsAreStoppedNotEvenWhatIsPrepared() throws Exception {
        Approved prepared = approved();
        channel.dyingAt(DyingChannel.Death.BEFORE_RELEASE);
        poll.send();
        channel.alive();
        Approved waiting = approved();
        UUID stop = UUID.randomUUID();
        database.run(
                "insert into payment_stop (id, cause, stopped_by, stopped_at) values (?, 'PERSON', 'test', ?)",
                stop,
                Instant.parse("2026-01-05T10:00:00Z"));
        try {
            poll.send();
            assertThat(names(OUT)).noneMatch(name -> name.endsWith(".xml"));
            assertThat(waiting.state()).isEqualTo("APPROVED");
            assertThat(report.waiting(Direction.OUT))
                    .as("nothing for operators to mend")
                    .isEmpty();
        } finally {
            database.run("delete from payment_stop where id = ?", stop);
        }
        poll.send();
        assertDelivered(prepared);
        assertDelivered(waiting);
    }

    @Test
    void theBanksMessagesCountAndAreReadOnce() throws Exception {
        Approved batch = approved();
        poll.send();
        String file = new String(stored(batch), StandardCharsets.UTF_8);
        String message = BankAnswers.notification(UUID.randomUUID().toString(), "", BankAnswers.payments(file));
        Files.writeString(IN.resolve("b.xml"), message);
        Files.writeString(IN.resolve("a.xml.part"), message);
        Files.writeString(IN.resolve(".hidden"), message);
        channel.dyingAt(DyingChannel.Death.BEFORE_DONE);
        poll.receive();
        assertThat(batch.payouts()).containsOnly("SETTLED");
        assertThat(report.waiting(Direction.IN)).containsEntry(Trouble.FAILED, 1);

        channel.alive();
        poll.receive();
        assertThat(names(IN)).containsExactly(".hidden", "a.xml.part", "done");
        Files.writeString(IN.resolve("b.xml"), message);
        poll.receive();
        assertThat(names(IN.resolve("done"))).containsExactly("b.xml", "b.xml.1");
        assertThat(report.waiting(Direction.IN)).isEmpty();
    }

    @Test
    void whatIsNoMessageIsRefusedWithTheReason() throws Exception {
        Files.writeString(IN.resolve("junk.xml"), "<Document>Ivan Petrov</Document>");
        Files.writeString(IN.resolve("empty.xml"), "");
        Path secret = Files.writeString(OUT.resolve("secret"), "Ivan Petrov");
        Files.createSymbolicLink(IN.resolve("link.xml"), secret.toAbsolutePath());
        try (RandomAccessFile large =
                new RandomAccessFile(IN.resolve("large.xml").toFile(), "rw")) {
            large.setLength((16 << 20) + 1);
        }
        Files.createDirectory(IN.resolve("folder.xml"));
        poll.receive();
        assertThat(names(IN)).containsExactly("folder.xml", "refused");
        Path refused = IN.resolve("refused");
        for (String name : List.of("junk.xml", "empty.xml", "link.xml", "large.xml")) {
            assertThat(names(refused)).contains(name, name + ".reason.txt");
            assertThat(Files.readString(refused.resolve(name + ".reason.txt")))
                    .hasSizeGreaterThan(20)
                    .doesNotContain("Petrov");
        }
        assertThat(Files.readSymbolicLink(refused.resolve("link.xml"))).isEqualTo(secret.toAbsolutePath());
        assertThat(secret).hasContent("Ivan Petrov");
    }

    @Test
    void aFolderForDoneThatLeadsElsewhereIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectories(OUT.resolve("elsewhere"));
        Files.createSymbolicLink(IN.resolve("refused"), elsewhere.toAbsolutePath());
        Files.writeString(IN.resolve("junk.xml"), "junk");
        poll.receive();
        assertThat(names(elsewhere)).isEmpty();
        assertThat(IN.resolve("junk.xml")).exists();
        assertThat(report.waiting(Direction.IN)).containsOnlyKeys(Trouble.STORAGE);
    }

    @Test
    void aMessageThatStillGrowsIsLeft(@TempDir Path directory) throws Exception {
        DirectoryIn in = new DirectoryIn(directory, Duration.ofSeconds(5), 100);
        Instant now = Instant.parse("2026-01-05T10:00:00Z");
        Path file = Files.writeString(directory.resolve("m.xml"), "half");
        assertThat(in.arrived(now)).isEmpty();
        Files.writeString(file, "half and half");
        assertThat(in.arrived(now.plusSeconds(5))).isEmpty();
        assertThat(in.arrived(now.plusSeconds(9))).isEmpty();
        assertThat(in.arrived(now.plusSeconds(10))).hasSize(1);
    }

    @Test
    void messagesAreReadInTheOrderInWhichTheyWereWritten(@TempDir Path directory) throws Exception {
        DirectoryIn in = new DirectoryIn(directory, Duration.ZERO, 100);
        Instant now = Instant.parse("2026-01-05T10:00:00Z");
        for (String name : List.of("c", "a", "b")) {
            Path file = Files.writeString(directory.resolve(name), name);
            Files.setLastModifiedTime(file, FileTime.from(name.equals("c") ? now.minusSeconds(1) : now));
        }
        assertThat(in.arrived(now)).extracting(BankChannel.Incoming::name).containsExactly("c", "a", "b");
    }
}
