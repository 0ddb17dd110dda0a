package org.millioncarrots.platform.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What a connection says about itself.
 *
 * @param unsafeRole why row-level security would not bind whoever logged in; empty when it does
 * @param schemaVersion the newest migration that was applied, 0 when there is no schema yet
 * @param server the version of PostgreSQL
 */
public record DatabaseState(Optional<String> unsafeRole, int schemaVersion, String server)
        implements DatabaseInquiry.Answer {
    /** The newest migration that this build knows; a test holds it equal to the files. What is repeatable has no version. */
    public static final int NEEDED_VERSION = 143;

    private static final String UNDEFINED_TABLE = "42P01";

    /** A newer schema is fine: migrations suit the version before, so that an upgrade or a step back stops nobody. */
    public boolean hasSchema() {
        return schemaVersion >= NEEDED_VERSION;
    }

    static DatabaseState read(Connection connection) throws SQLException {
        return new DatabaseState(
                unsafeRole(connection),
                schemaVersion(connection),
                connection.getMetaData().getDatabaseProductVersion());
    }

    /** The role that logged in counts, not the one it switched to: whoever switches can switch back. */
    static Optional<String> unsafeRole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select rolsuper, rolbypassrls, exists (
                            select from pg_class
                            where relnamespace = current_schema()::regnamespace
                                and relkind in ('r', 'p')
                                and pg_has_role(session_user, relowner, 'member'))
                        from pg_roles
                        where rolname = session_user
                        """)) {
            row.next();
            if (row.getBoolean(1)) {
                return Optional.of("a superuser");
            }
            if (row.getBoolean(2)) {
                return Optional.of("a role with BYPASSRLS");
            }
            return row.getBoolean(3) ? Optional.of("the owner of the tables") : Optional.empty();
        }
    }

    private static int schemaVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select max(version::integer) from flyway_schema_history where success and version is not null")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            if (UNDEFINED_TABLE.equals(failed.getSQLState())) {
                return 0;
            }
            throw failed;
        }
    }
}
