package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The file of anchors, if there is to be one: lines are added at its end and never changed. */
@ApplicationScoped
class AnchorFile {
    /** What is read of its end: some hundred lines. */
    private static final int TAIL = 64 * 1024;

    private final Optional<Path> file;

    @Inject
    AnchorFile(AuditSettings settings) {
        this.file = settings.anchorFile();
    }

    /**
     * The last anchors in their order; of what is no anchor, such as a line that a crash has torn, nothing.
     *
     * @throws UncheckedIOException if the file is there and cannot be read
     */
    List<Anchor.Signed> last() {
        return file.filter(Files::exists)
                .map(AnchorFile::tail)
                .orElse("")
                .lines()
                .flatMap(line -> Anchor.in(line).stream())
                .toList();
    }

    private static String tail(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.position(Math.max(0, channel.size() - TAIL));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the anchor file cannot be read", unreadable);
        }
    }

    /**
     * Adds a line, safe on the disk when it returns. An end of line comes first, too: the line before may be torn.
     *
     * @throws UncheckedIOException if that fails
     */
    void append(String line) {
        file.ifPresent(path -> append(path, line));
    }

    private static void append(Path path, String line) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(("\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException("the anchor file cannot be written", failed);
        }
    }
}
