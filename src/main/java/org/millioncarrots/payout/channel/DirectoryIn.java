package org.millioncarrots.payout.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.millioncarrots.payout.channel.BankChannel.Incoming;
import org.millioncarrots.payout.channel.BankChannel.NoMessage;

/**
 * The directory into which the bank puts its messages. What was read is moved to {@code done}, what is no message to {@code
 * refused} with the reason in a text beside it. Folders and names of files that are still being written are left alone.
 */
final class DirectoryIn {
    private static final Pattern UNFINISHED =
            Pattern.compile("\\..*|.*(?:\\.(?:part|filepart|partial|tmp|temp|writing)|~)");
    private static final int LONGEST_NAME = 60;

    private final Path directory;
    private final Duration settledAfter;
    private final int atMost;
    private Map<Incoming, Instant> seen = new HashMap<>();

    /**
     * @param settledAfter how long a file must not have changed
     * @param atMost bytes of a message
     */
    DirectoryIn(Path directory, Duration settledAfter, int atMost) {
        this.directory = directory;
        this.settledAfter = settledAfter;
        this.atMost = atMost;
    }

    /** In the order in which they were written, then by name. */
    synchronized List<Incoming> arrived(Instant now) throws IOException {
        Map<Incoming, Instant> here = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                find(file).ifPresent(found -> here.put(found, seen.getOrDefault(found, now)));
            }
        }
        seen = here;
        List<Incoming> settled = new ArrayList<>();
        here.forEach((file, since) -> {
            if (!since.plus(settledAfter).isAfter(now)) {
                settled.add(file);
            }
        });
        settled.sort(Comparator.comparing(Incoming::changedAt).thenComparing(Incoming::name));
        return settled;
    }

    private static Optional<Incoming> find(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (UNFINISHED.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return is.isDirectory()
                    ? Optional.empty()
                    : Optional.of(
                            new Incoming(name, is.size(), is.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    byte[] read(Incoming message) throws IOException, NoMessage {
        Path file = directory.resolve(message.name());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoMessage("a file is expected; links and the like are not followed");
        }
        try (InputStream in = Channels.newInputStream(
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            byte[] bytes = in.readNBytes(atMost);
            if (in.read() >= 0) {
                throw new NoMessage("at most " + atMost + " bytes are expected (quarkus.http.limits.max-body-size)");
            }
            return bytes;
        }
    }

    void done(Incoming message) throws IOException {
        move(message, free("done", message));
    }

    void refuse(Incoming message, String reason) throws IOException {
        Path target = free("refused", message);
        Files.write(
                target.resolveSibling(target.getFileName() + ".reason.txt"),
                (reason + "\n").getBytes(StandardCharsets.UTF_8));
        move(message, target);
    }

    private void move(Incoming message, Path target) throws IOException {
        Files.move(directory.resolve(message.name()), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A name that nothing has yet. */
    private Path free(String folder, Incoming message) throws IOException {
        Path into = directory.resolve(folder);
        if (!Files.isDirectory(into, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(into, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(folder);
            }
            Files.createDirectory(into);
        }
        String name = message.name().substring(Math.max(0, message.name().length() - LONGEST_NAME));
        return IntStream.iterate(0, again -> again + 1)
                .mapToObj(again -> into.resolve(again == 0 ? name : name + "." + again))
                .filter(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseThrow();
    }
}
