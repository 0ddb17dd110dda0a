package org.millioncarrots.payout.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.millioncarrots.payout.channel.BankChannel.Outgoing;
import org.millioncarrots.platform.Sha256;

/**
 * The directory from which the bank takes files: each appears as a whole, by a rename, with its checksum beside it ({@code
 * sha256sum -c} reads it) since the moment before, and takes no other's place. Names that begin with a dot are not for the bank.
 */
final class DirectoryOut {
    private static final String UNFINISHED = ".part";
    /** Without it this is not the directory in which copies were prepared, such as when its volume is away. */
    private static final String MARK = ".channel";

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path directory;

    DirectoryOut(Path directory) {
        this.directory = directory;
    }

    void prepare(Outgoing file, byte[] content) throws IOException {
        Path place = place(file);
        if (exists(place) ? !holds(place, file) : exists(checksum(file))) {
            throw new ChannelFailure(Trouble.NAME_TAKEN);
        }
        mark();
        write(copy(file), content);
        sync();
    }

    private void mark() throws IOException {
        Path mark = directory.resolve(MARK);
        if (!exists(mark)) {
            try {
                write(mark, new byte[0]);
            } catch (FileAlreadyExistsException meanwhile) {
                // As wanted: by another replica.
            }
        }
    }

    void release(Outgoing file) throws IOException {
        if (!exists(directory.resolve(MARK))) {
            throw new NoSuchFileException("the directory in which copies were prepared");
        }
        Path copy = copy(file);
        if (!exists(copy)) {
            return;
        }
        Path place = place(file);
        if (exists(place)) {
            if (!holds(place, file)) {
                throw new ChannelFailure(Trouble.NAME_TAKEN);
            }
            Files.delete(copy);
        } else {
            putChecksum(file);
            Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
        }
        sync();
    }

    private void putChecksum(Outgoing file) throws IOException {
        byte[] line = (file.sha256() + "  " + file.name() + "\n").getBytes(StandardCharsets.US_ASCII);
        Path checksum = checksum(file);
        if (exists(checksum)) {
            if (!Sha256.of(line).equals(hash(checksum, line.length))) {
                throw new ChannelFailure(Trouble.NAME_TAKEN);
            }
            return;
        }
        Path unfinished = directory.resolve("." + checksum.getFileName() + "." + file.copy() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        write(unfinished, line);
        Files.move(unfinished, checksum, StandardCopyOption.ATOMIC_MOVE);
        sync();
    }

    /** Those of a step that was never committed. Young ones may belong to a step under way. */
    void forgetOthers(List<UUID> copies, Instant before) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(".")
                        && name.endsWith(UNFINISHED)
                        && copies.stream().noneMatch(copy -> name.contains(copy.toString()))
                        && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path place(Outgoing file) {
        return directory.resolve(file.name());
    }

    private Path checksum(Outgoing file) {
        return directory.resolve(file.name() + ".sha256");
    }

    private Path copy(Outgoing file) {
        return directory.resolve("." + file.name() + "." + file.copy() + UNFINISHED);
    }

    private static boolean holds(Path place, Outgoing file) throws IOException {
        return file.sha256().equals(hash(place, Files.size(place)));
    }

    /** Of a regular file that has this size; else nothing's. */
    private static String hash(Path file, long size) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == size
                ? Sha256.of(Files.readAllBytes(file))
                : "";
    }

    /** A name that cannot be looked at is a failure, not an absence. */
    private static boolean exists(Path path) throws IOException {
        try {
            Files.readAttributes(path, "isRegularFile", LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, NEW, readableByGroup())) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException other) {
            throw other;
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
    }

    private static FileAttribute<?>[] readableByGroup() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
                }
                : new FileAttribute<?>[0];
    }

    /** A rename is safe once its directory is. */
    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
