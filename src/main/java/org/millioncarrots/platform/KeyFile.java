package org.millioncarrots.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The file of keys, as it was read: {@code primary} names the key that new data is sealed with, {@code key.<name>} are 32 bytes
 * in Base64 each. {@code index} is the key of keyed hashes and never changes, but for those that recognise people: {@code
 * index.<name>} are further keys, and {@code persons} says which ones people are looked for by, the one that is written to first.
 *
 * @param primary blank where a key service holds the master key
 * @param persons names of index keys, at least one
 */
record KeyFile(String primary, Map<String, SecretKey> keys, Map<String, SecretKey> indexes, List<String> persons) {
    static final String INDEX = "index";
    private static final String PRIMARY = "primary";
    private static final String KEYS = "key.";
    private static final String INDEXES = INDEX + ".";
    private static final String PERSONS = "persons";

    /** @throws IllegalStateException naming the line that is wrong, or an {@link UncheckedIOException} */
    static KeyFile read(Path file) {
        Properties lines = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            lines.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file cannot be read", unreadable);
        }
        Map<String, SecretKey> keys = new TreeMap<>();
        Map<String, SecretKey> indexes = new TreeMap<>(Map.of(INDEX, key(lines, INDEX)));
        for (String line : lines.stringPropertyNames()) {
            if (line.startsWith(KEYS)) {
                keys.put(line.substring(KEYS.length()), key(lines, line));
            } else if (line.startsWith(INDEXES)) {
                indexes.put(line.substring(INDEXES.length()), key(lines, line));
            }
        }
        List<String> persons = Stream.of(lines.getProperty(PERSONS, INDEX).split(","))
                .map(String::strip)
                .toList();
        if (!indexes.keySet().containsAll(persons)
                || persons.size() != persons.stream().distinct().count()) {
            throw new IllegalStateException(
                    "the file's line persons must name index keys of the file, each once: index for the line"
                            + " index, 2026 for a line index.2026");
        }
        return new KeyFile(lines.getProperty(PRIMARY, "").strip(), keys, indexes, persons);
    }

    private static SecretKey key(Properties lines, String name) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(lines.getProperty(name, "").strip());
            if (bytes.length == Sealing.KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException notBase64) {
            // the cause would quote the key
        }
        throw new IllegalStateException("the file's line " + name + " must be 32 bytes in Base64");
    }

    /**
     * Makes a file with new keys where there is none. Written beside and linked into place: a kill leaves no half-written file, and
     * of two processes one wins.
     */
    static void generate(Path file, Sealing sealing) {
        if (Files.exists(file)) {
            return;
        }
        Base64.Encoder base64 = Base64.getEncoder();
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "keys", ".new");
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(
                    draft,
                    "primary=first\nkey.first=" + base64.encodeToString(sealing.newKey()) + "\nindex="
                            + base64.encodeToString(sealing.newKey()) + "\n",
                    StandardCharsets.US_ASCII);
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException other) {
                // another process was first, and its keys are the ones to use
            } finally {
                Files.delete(draft);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the file cannot be read", unwritable);
        }
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "KeyFile[sealed]";
    }
}
