package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements on the tables of programme versions. Callers that change something carry the transaction. */
@ApplicationScoped
public class ProgrammeSql {
    private final DataSource dataSource;

    ProgrammeSql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One row of {@code programme_version}; the document is parsed by whoever needs it. */
    record Row(
            String code,
            int version,
            String document,
            String sha256,
            String publishedBy,
            Instant publishedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    /** All versions of all programmes, in order: some dozens of rows. */
    List<Row> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select code, version, document, sha256, published_by, published_at, approved_by, approved_at
                        from programme_version
                        order by code, version
                        """);
                ResultSet rows = statement.executeQuery()) {
            List<Row> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Row(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getObject(6, OffsetDateTime.class).toInstant(),
                        rows.getString(7),
                        instant(rows.getObject(8, OffsetDateTime.class))));
            }
            return all;
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    /**
     * Adds a version with its sponsors, unless that number is taken: then nothing happens. Safe to repeat, and several
     * replicas may do it at once, because the second waits on the primary key and then finds it taken.
     *
     * @return whether it was added
     */
    public boolean publish(ProgrammeVersion version, String document, String person, Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into programme_version
                        (code, version, state, in_force_from, in_force_to, document, sha256, published_by, published_at)
                    values (?, ?, 'PUBLISHED', ?, ?, ?, ?, ?, ?)
                    on conflict (code, version) do nothing
                    """)) {
                statement.setString(1, version.code());
                statement.setInt(2, version.version());
                statement.setObject(3, version.inForceFrom());
                statement.setObject(4, version.inForceTo(), java.sql.Types.DATE);
                statement.setString(5, document);
                statement.setString(6, version.sha256());
                statement.setString(7, person);
                statement.setObject(8, now.atOffset(ZoneOffset.UTC));
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            sponsors(connection, version);
            return true;
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    /**
     * Approves a version once; the row level policy hides approved rows from updates.
     *
     * @return whether it was waiting for approval
     * @throws PersistenceException with SQLSTATE 23514 if the same person published it
     */
    public boolean approve(String code, int version, String person, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update programme_version
                        set state = 'APPROVED', approved_by = ?, approved_at = ?
                        where code = ? and version = ? and state = 'PUBLISHED'
                        """)) {
            statement.setString(1, person);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setString(3, code);
            statement.setInt(4, version);
            return statement.executeUpdate() == 1;
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    private static void sponsors(Connection connection, ProgrammeVersion version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into programme_sponsor (code, version, position, sponsor, parts) values (?, ?, ?, ?, ?)
                """)) {
            int position = 1;
            for (ProgrammeVersion.Sponsor sponsor : version.sponsors()) {
                statement.setString(1, version.code());
                statement.setInt(2, version.version());
                statement.setInt(3, position++);
                statement.setString(4, sponsor.code());
                statement.setLong(5, sponsor.parts());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
