package org.millioncarrots.development;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code jdbc:embedded-postgresql:<directory>} with a real PostgreSQL that starts on the first connection and keeps
 * its data in the directory. Any other PostgreSQL URL goes to the real driver as it is, so that one setting switches to an
 * external server.
 */
public final class EmbeddedPostgresDriver implements Driver {
    static final String PREFIX = "jdbc:embedded-postgresql:";

    /** Starting up or shutting down; gone between the look and the connection. */
    private static final Set<String> PASSING = Set.of("57P03", "08001");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Driver postgresql = new org.postgresql.Driver();

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!url.startsWith(PREFIX)) {
            return postgresql.connect(url, info);
        }
        EmbeddedServer server = EmbeddedServer.in(Path.of(url.substring(PREFIX.length())));
        long began = System.nanoTime();
        while (true) {
            EmbeddedServer.Endpoint endpoint = server.running();
            Properties credentials = new Properties();
            credentials.putAll(info);
            credentials.setProperty("password", endpoint.password());
            try {
                return postgresql.connect(endpoint.url(EmbeddedServer.DATABASE), credentials);
            } catch (SQLException failed) {
                if (!PASSING.contains(String.valueOf(failed.getSQLState()))
                        || System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw failed;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
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
