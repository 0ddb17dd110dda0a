package org.millioncarrots.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Instant THEN = Instant.parse("2022-03-04T06:45:00Z");
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void showsTheRealTimeUntilItIsMoved() {
        assertThat(Duration.between(clock().instant(), Instant.now()).abs()).isLessThan(A_WHILE);
    }

    @Test
    void goesOnFromWhereItWasPutEvenAfterARestart() {
        MovableClock clock = clock();
        clock.move(THEN, false);
        Instant first = clock.instant();
        assertThat(Duration.between(THEN, first)).isBetween(Duration.ZERO, A_WHILE);
        assertThat(Duration.between(first, clock().instant())).isBetween(Duration.ZERO, A_WHILE);
    }

    @Test
    void staysWhereItWasStoppedEvenAfterARestart() {
        clock().move(THEN, true);
        assertThat(clock().instant()).isEqualTo(THEN);
        assertThat(LocalDate.now(clock())).isEqualTo("2022-03-04");
        assertThat(clock().getZone()).isEqualTo(BRUSSELS);
        assertThat(clock().withZone(ZoneId.of("UTC")).instant()).isEqualTo(THEN);
    }

    @Test
    void goesBackToTheRealTime() {
        clock().move(THEN, true);
        clock().move(null, false);
        assertThat(Duration.between(clock().instant(), Instant.now()).abs()).isLessThan(A_WHILE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatItCannotReadWhereItWasPut() throws IOException {
        Files.writeString(folder.resolve("clock"), "yesterday");
        assertThatThrownBy(this::clock).hasMessageContaining("cannot be read").hasMessageContaining("clock");
    }

    private MovableClock clock() {
        return new MovableClock(folder.resolve("clock"), BRUSSELS);
    }
}
