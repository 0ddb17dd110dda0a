package org.millioncarrots.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of keys is read again while the service runs, and a wrong one changes nothing. */
class KeyFileTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
    private static final String LINES = "primary=a\nkey.a=" + KEY + "\nindex=" + KEY + "\n";

    @TempDir
    Path folder;

    private Path file;
    private MasterKeys keys;

    @BeforeEach
    void read() throws IOException {
        file = folder.resolve("keys");
        Files.writeString(file, LINES);
        keys = new MasterKeys(file);
    }

    @Test
    void peopleAreLookedForByTheKeysThatPersonsNames() throws IOException {
        String before = keys.personKeys().hashes("blind-index", "x").getFirst().hash();
        assertThat(before).as("as ever").isEqualTo(keys.hmac("blind-index", "x"));
        Files.writeString(file, LINES + "index.2027=" + OTHER + "\npersons=2027, index\n");
        assertThat(keys.reload()).isTrue();
        assertThat(keys.personKeys().names()).containsExactly("2027", "index");
        assertThat(keys.personKeys().hashes("blind-index", "x"))
                .hasSize(2)
                .contains(new PersonKeys.Hash("index", before));
        assertThat(keys.hmac("blind-index", "x")).as("for all else").isEqualTo(before);
        assertThat(keys.reload()).as("nothing has changed").isFalse();
    }

    @Test
    void whatTheKeyBeforeHasSealedOpensAfterAnother() throws IOException {
        byte[] sealed = keys.seal("x", new byte[] {7});
        Files.writeString(file, LINES.replace("primary=a", "primary=b") + "key.b=" + OTHER + "\n");
        keys.reload();
        assertThat(keys.open("x", sealed)).containsExactly(7);
        assertThat(keys.seal("x", new byte[] {7}))
                .startsWith(keys.primaryPrefix())
                .startsWith((byte) 1, (byte) 'b');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "primary=a\nindex=" + KEY,
                "primary=a\nkey.a=" + KEY + "\nindex=" + OTHER,
                "primary=a\nkey.a=short\nindex=" + KEY,
                LINES + "persons=2027",
                LINES + "persons=",
                LINES + "persons=index,index",
                LINES + "index.2027=\npersons=2027",
                LINES + "index.2027=" + KEY + "\npersons=2027",
            })
    void aFileThatCannotBeUsedChangesNothing(String lines) throws IOException {
        byte[] sealed = keys.seal("x", new byte[] {7});
        Files.writeString(file, lines);
        assertThatThrownBy(() -> keys.reload())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the file's line")
                .hasMessageNotContaining(OTHER);
        assertThat(keys.open("x", sealed)).containsExactly(7);
    }
}
