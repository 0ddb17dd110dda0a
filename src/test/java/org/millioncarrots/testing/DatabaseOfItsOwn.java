package org.millioncarrots.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** For tests that look at all that is there: what other classes leave in the shared database would be a part of it. */
public abstract class DatabaseOfItsOwn implements QuarkusTestProfile {
    private final Path data;

    /** @param name of the folder */
    protected DatabaseOfItsOwn(String name) {
        this.data = folder(name);
    }

    public static Path folder(String name) {
        return Path.of("target", name).toAbsolutePath();
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        String url = "jdbc:embedded-postgresql:" + data.resolve("postgresql");
        return new HashMap<>(Map.of(
                "carrots.data-dir", data.toString(),
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.unpooled.jdbc.url", url,
                "quarkus.datasource.vault.jdbc.url", url,
                "quarkus.datasource.migration.jdbc.url", url));
    }
}
