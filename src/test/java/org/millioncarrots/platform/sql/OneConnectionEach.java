package org.millioncarrots.platform.sql;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/**
 * Refuses a second connection to a thread that holds one, in every test of the running service: where as many requests as there are
 * connections ask for a second one, they wait for each other.
 */
@Singleton
public class OneConnectionEach implements AgroalPoolInterceptor {
    private final Map<PGConnection, Thread> holders = new ConcurrentHashMap<>();

    @Override
    public void onConnectionAcquire(Connection connection) {
        PGConnection wanted = unwrapped(connection);
        holders.forEach((held, holder) -> {
            if (held != wanted && holder == Thread.currentThread()) {
                throw new IllegalStateException("a second connection is asked for while one is held");
            }
        });
        holders.put(wanted, Thread.currentThread());
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        forget(connection);
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        forget(connection);
    }

    /** Of one that was cut only its thread is known. What is thrown here costs the pool a place. */
    private void forget(Connection connection) {
        try {
            holders.remove(connection.unwrap(PGConnection.class));
        } catch (SQLException cut) {
            holders.values().remove(Thread.currentThread());
        }
    }

    private static PGConnection unwrapped(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
