package org.millioncarrots.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Master keys as they are after an operator has changed the primary one. */
public final class ChangedKeys {
    private ChangedKeys() {}

    /** The keys of a file, and a new one that is the primary. */
    public static MasterKeys of(Path file, String newPrimary) throws IOException {
        return read(
                Files.readString(file, StandardCharsets.US_ASCII).replaceAll("(?m)^primary=.*$", "") + "\nprimary="
                        + newPrimary,
                newPrimary);
    }

    /** The keys of a file, and another one that is not the primary. */
    public static MasterKeys knowing(Path file, String other) throws IOException {
        return read(Files.readString(file, StandardCharsets.US_ASCII), other);
    }

    private static MasterKeys read(String lines, String added) throws IOException {
        Path changed = Files.createTempFile("keys", ".properties");
        try {
            String key = Base64.getEncoder().encodeToString(new byte[32]);
            Files.writeString(changed, lines + "\nkey." + added + "=" + key + "\n");
            return new MasterKeys(changed);
        } finally {
            Files.delete(changed);
        }
    }
}
