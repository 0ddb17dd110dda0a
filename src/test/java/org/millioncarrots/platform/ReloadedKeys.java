package org.millioncarrots.platform;

/** For tests that change the file of keys and do not wait for the schedule. */
public final class ReloadedKeys {
    private ReloadedKeys() {}

    public static void reload(MasterKeys keys) {
        keys.reload();
    }
}
