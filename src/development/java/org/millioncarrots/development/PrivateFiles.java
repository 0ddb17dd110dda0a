package org.millioncarrots.development;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Files and folders that only their owner can read. */
final class PrivateFiles {
    private static final int PASSWORD_BYTES = 24;
    private static final int LOCK_ATTEMPTS = 600;
    private static final long LOCK_PAUSE_NANOS = 100_000_000;

    private PrivateFiles() {}

    static void createDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        restrict(directory, "rwx------");
    }

    /** Written beside and moved into place, so that a kill leaves the old content or the new. */
    static void write(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "draft", null);
        restrict(draft, "rw-------");
        Files.writeString(draft, content, StandardCharsets.US_ASCII);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The password in the file; a new random one when there is none. */
    static String password(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    /** Waits until no other process holds the lock, and no other class loader of this one after a live reload. */
    static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int attempt = 0; ; attempt++) {
            try {
                channel.lock();
                return channel;
            } catch (OverlappingFileLockException heldHere) {
                if (attempt == LOCK_ATTEMPTS) {
                    channel.close();
                    throw new IOException(file + " stays locked", heldHere);
                }
                LockSupport.parkNanos(LOCK_PAUSE_NANOS);
            }
        }
    }

    static void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
