package org.millioncarrots.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** A master key that never leaves the service which holds it. */
class KeyServiceTest {
    private static final byte[] PLAIN = "Пётр Образцов".getBytes(StandardCharsets.UTF_8);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final Ticking clock = new Ticking();
    private Transit transit;
    private Path file;
    private MasterKeys keys;

    /** A clock that the test moves. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-26T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws IOException {
        transit = new Transit();
        file = folder.resolve("keys");
        KeyFile.generate(file, new Sealing());
        keys = transit.keys(file, REMEMBERED, clock);
    }

    @AfterEach
    void stop() throws IOException {
        transit.close();
    }

    private void later() {
        clock.now = clock.now.plus(REMEMBERED).plusSeconds(1);
    }

    @Test
    void whatIsSealedOpensForItsPurposeOnly() {
        byte[] sealed = keys.seal("claimant-key/1", PLAIN);
        assertThat(keys.open("claimant-key/1", sealed)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> keys.open("claimant-key/2", sealed)).hasMessageContaining("does not open");
        for (int at : new int[] {sealed.length - 1, sealed.length - 20}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> keys.open("claimant-key/1", changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aDataKeyThatTheServiceHasNotWrappedDoesNotOpen() throws IOException {
        byte[] sealed = keys.seal("x", PLAIN);
        try (Transit other = new Transit()) {
            MasterKeys others = other.keys(file, REMEMBERED, clock);
            assertThatThrownBy(() -> others.open("x", sealed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not open");
        }
        assertThatThrownBy(() -> new MasterKeys(file).open("x", sealed)).hasMessageContaining("none is configured");
    }

    @Test
    void theServiceIsAskedOnceForMany() {
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sealed.add(keys.seal("x" + i, PLAIN));
        }
        assertThat(transit.encrypted).hasValue(1);
        later();
        for (int i = 0; i < 500; i++) {
            assertThat(keys.open("x" + i, sealed.get(i))).isEqualTo(PLAIN);
        }
        assertThat(transit.decrypted).hasValue(1);
        keys.seal("x", PLAIN);
        assertThat(transit.encrypted).as("a data key of minutes").hasValue(2);
    }

    @Test
    void aNewerVersionSealsWhatIsNewAndTheOlderOneOpens() {
        byte[] before = keys.seal("x", PLAIN);
        byte[] prefix = keys.primaryPrefix();
        assertThat(before).startsWith(prefix);
        transit.rotate();
        later();
        assertThat(keys.primaryPrefix()).isNotEqualTo(prefix);
        assertThat(keys.seal("x", PLAIN)).startsWith(keys.primaryPrefix());
        assertThat(keys.open("x", before)).isEqualTo(PLAIN);
    }

    @Test
    void whatTheFileHasSealedStillOpens() {
        assertThat(keys.open("x", new MasterKeys(file).seal("x", PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void theFileNeedsNoMasterKeyThen() throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^(primary|key\\.).*$", ""));
        assertThat(MasterKeys.fault(file, false))
                .contains("the file's line primary must name one of the keys in the file");
        assertThat(MasterKeys.fault(file, true)).isEmpty();
        MasterKeys without = transit.keys(file, REMEMBERED, clock);
        assertThat(without.open("x", without.seal("x", PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void awayItStopsWhatNeedsItWhenNothingIsRememberedAnyMore() throws IOException {
        byte[] sealed = keys.seal("x", PLAIN);
        transit.stop();
        assertThat(keys.open("x", sealed)).as("for minutes").isEqualTo(PLAIN);
        assertThat(keys.seal("x", PLAIN)).isNotEmpty();
        later();
        unavailable(() -> keys.seal("x", PLAIN));
        unavailable(() -> keys.open("x", sealed));
        unavailable(keys::tryMaster);
        transit.start();
        assertThat(keys.open("x", sealed)).isEqualTo(PLAIN);
        keys.tryMaster();
    }

    @Test
    void slowItIsNotWaitedForLong() {
        transit.delay = Duration.ofSeconds(30);
        long start = System.nanoTime();
        unavailable(() -> keys.seal("x", PLAIN));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aTokenThatIsRefusedIsNoFaultOfTheData() throws IOException {
        transit.otherToken();
        unavailable(() -> keys.seal("x", PLAIN));
    }

    private static void unavailable(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, away -> assertThat(away.type())
                .isEqualTo(ProblemType.UNAVAILABLE));
    }
}
