package org.millioncarrots.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL writes about itself into {@code postmaster.pid}: its process and its port. */
record PostmasterFile(long pid, int port) {
    private static final int PORT_LINE = 3;

    /** The server of a cluster if its process lives and it answers on its port. */
    static Optional<PostmasterFile> live(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        PostmasterFile found = new PostmasterFile(
                Long.parseLong(lines.get(0).trim()),
                Integer.parseInt(lines.get(PORT_LINE).trim()));
        return ProcessHandle.of(found.pid).isPresent() && found.answers() ? Optional.of(found) : Optional.empty();
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
                ? Long.parseLong(Files.readString(ownerFile).trim())
                : 0;
        if (ProcessHandle.of(owner).isEmpty()) {
            PrivateFiles.write(ownerFile, Long.toString(ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "embedded-postgresql-stop"));
        }
    }

    /** A smart shutdown: the server ends as soon as its last client has gone, which is this process. */
    private void stop() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
}
