package org.millioncarrots.platform;

import java.nio.file.Path;

/** Keys of a file, for tests that need no service. */
public final class TestKeys {
    private TestKeys() {}

    public static MasterKeys from(Path file) {
        return new MasterKeys(file);
    }
}
