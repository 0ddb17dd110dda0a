package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the code makes and people read: held to be what it makes, and written anew by {@code just golden}. */
public final class Golden {
    private Golden() {}

    /**
     * Holds the file to the text. {@code -Dgolden.update=true} writes every such file, {@code -Dopenapi.update=true} (say) this one;
     * then look at the difference before it is committed.
     *
     * @param name what is updated alone, such as {@code openapi}
     */
    public static void holds(Path file, String made, String name) {
        try {
            if (Boolean.getBoolean("golden.update") || Boolean.getBoolean(name + ".update")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, made);
            }
            assertThat(file).as(hint(file)).exists();
            assertThat(made).as(hint(file)).isEqualTo(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hint(Path file) {
        return file + " is not what the code makes: if the change is wanted, `just golden` (or this test with"
                + " -Dgolden.update=true) writes it; look at the difference";
    }
}
