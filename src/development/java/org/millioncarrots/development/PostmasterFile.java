package org.millioncarrots.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What PostgreSQL writes about itself into {@code postmaster.pid}: its process and its port. */
record PostmasterFile(long pid, int port) {
    private static final int PORT_LINE = 3;
    private static final long HIGHEST_PID = (1 << 22) - 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The server of a cluster if its process lives and it answers on its port; one that ends is waited for. */
    static Optional<PostmasterFile> live(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        long began = System.nanoTime();
        while (true) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() > PORT_LINE) {
                PostmasterFile found = new PostmasterFile(
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(PORT_LINE).strip()));
                if (!found.isProcess()) {
                    found.disown(file, lines);
                    return Optional.empty();
                }
                if (found.answers()) {
                    return Optional.of(found);
                }
            }
            if (lines.isEmpty() || System.nanoTime() - began > PATIENCE.toNanos()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A zombie is no process, nor is another program that was given the number since. */
    private boolean isProcess() {
        return ProcessHandle.of(pid)
                .filter(process -> !isZombie())
                .filter(process -> process.info()
                        .command()
                        .map(name -> name.contains("postgres"))
                        .orElse(true))
                .isPresent();
    }

    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException notLinux) {
            return false;
        }
    }

    /**
     * A new server takes a number that is in use for a live rival and refuses to start. It must not lose the rest of the file,
     * by which it waits for the processes that the old server left behind.
     */
    private void disown(Path file, List<String> lines) throws IOException {
        if (ProcessHandle.of(pid).isPresent()) {
            long unused = HIGHEST_PID;
            while (ProcessHandle.of(unused).isPresent()) {
                unused--;
            }
            List<String> changed = new ArrayList<>(lines);
            changed.set(0, Long.toString(unused));
            Files.write(file, changed);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Takes over a server whose JVM is gone, so that it does not stay behind for ever. */
    void adopt(Path ownerFile) throws IOException {
        long owner = Files.exists(ownerFile)
                ? Long.parseLong(Files.readString(ownerFile).strip())
                : 0;
        if (ProcessHandle.of(owner).isEmpty()) {
            PrivateFiles.write(ownerFile, Long.toString(ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "embedded-postgresql-stop"));
        }
    }

    /** A fast shutdown: a smart one would wait for every client, and refuse new ones meanwhile. */
    private void stop() {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor();
        } catch (IOException noShell) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
