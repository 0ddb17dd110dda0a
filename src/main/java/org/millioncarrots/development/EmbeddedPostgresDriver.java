package org.millioncarrots.development;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code jdbc:embedded-postgresql:<directory>} with a real PostgreSQL that starts on the first connection and keeps
 * its data in the directory. Any other PostgreSQL URL goes to the real driver as it is, so that one setting switches to an
 * external server.
 */
public final class EmbeddedPostgresDriver implements Driver {
    static final String PREFIX = "jdbc:embedded-postgresql:";

    private final Driver postgresql = new org.postgresql.Driver();

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!url.startsWith(PREFIX)) {
            return postgresql.connect(url, info);
        }
        EmbeddedServer server = EmbeddedServer.in(Path.of(url.substring(PREFIX.length())));
        EmbeddedServer.Endpoint endpoint = server.running();
        Properties credentials = new Properties();
        credentials.putAll(info);
        credentials.setProperty("password", endpoint.password());
        return postgresql.connect(endpoint.url(EmbeddedServer.DATABASE), credentials);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return url.startsWith(PREFIX) || postgresql.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return postgresql.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgresql.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgresql.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
