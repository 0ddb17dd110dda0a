package org.millioncarrots.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTest {
    @TempDir
    Path cluster;

    @Test
    void noFileIsNoServer() throws IOException {
        assertThat(PostmasterFile.live(cluster)).isEmpty();
    }

    @Test
    void anEmptyFileIsNoServer() throws IOException {
        Files.createFile(cluster.resolve("postmaster.pid"));
        assertThat(PostmasterFile.live(cluster)).isEmpty();
    }

    @Test
    void aNumberThatAnotherProgramWasGivenIsNoServerAndDoesNotKeepTheNextOneOut() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        String rest = "\n/data\n1795369250\n54321\n\n127.0.0.1\n  4341 7\nready   \n";
        Files.writeString(file, ProcessHandle.current().pid() + rest);
        assertThat(PostmasterFile.live(cluster)).isEmpty();
        assertThat(Files.readString(file)).endsWith(rest);
        long left = Long.parseLong(Files.readAllLines(file).getFirst());
        assertThat(ProcessHandle.of(left)).isEmpty();
    }

    @Test
    void aZombieIsNoServer() throws Exception {
        // The shell's child has ended, and the shell never asks how: it became something else.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try {
            long zombie = Long.parseLong(parent.inputReader().readLine());
            Files.writeString(cluster.resolve("postmaster.pid"), zombie + "\n/data\n1\n54321\n\n127.0.0.1\n");
            assertThat(PostmasterFile.live(cluster)).isEmpty();
        } finally {
            parent.destroyForcibly();
        }
    }
}
