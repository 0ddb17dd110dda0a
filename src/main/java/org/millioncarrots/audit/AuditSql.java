package org.millioncarrots.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.json.Json;

/** The statements of the audit log. The role of the service may add entries; nobody may change or delete one. */
@ApplicationScoped
class AuditSql {
    private final AgroalDataSource dataSource;
    private final Json json;

    AuditSql(AgroalDataSource dataSource, Json json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** The end of the chain. */
    record Head(long sequence, String hash) {}

    /** An entry as it is stored, with the hash that it had when it was written. */
    record Stored(AuditEntry entry, String hash) {
        /** Whether it is unchanged and the one behind this sequence number and hash. */
        boolean follows(long sequence, String previousHash) {
            return entry.sequence() == sequence + 1
                    && entry.previousHash().equals(previousHash)
                    && entry.hash().equals(hash);
        }
    }

    /** Holds the one head row until the commit, so that entries follow one another; it serialises those who write. */
    Head lockHead() {
        return head("select sequence, hash from audit_head for update");
    }

    Head head() {
        return head("select sequence, hash from audit_head");
    }

    private Head head(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), row.getString(2));
        } catch (SQLException failed) {
            throw new PersistenceException("the audit log's head", failed);
        }
    }

    /** Adds the entry and moves the head. The unique previous hash refuses a second entry at the same end. */
    void append(AuditEntry entry) {
        String hash = entry.hash();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into audit_entry (sequence, recorded_at, person, partner, action, subject, details,
                            previous_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        """);
                PreparedStatement move = connection.prepareStatement("update audit_head set sequence = ?, hash = ?")) {
            insert.setLong(1, entry.sequence());
            insert.setObject(2, entry.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(3, entry.person());
            insert.setString(4, entry.partner());
            insert.setString(5, entry.action());
            insert.setObject(6, entry.subject());
            insert.setString(7, json.write(entry.details()));
            insert.setString(8, entry.previousHash());
            insert.setString(9, hash);
            insert.executeUpdate();
            move.setLong(1, entry.sequence());
            move.setString(2, hash);
            move.executeUpdate();
        } catch (SQLException failed) {
            throw new PersistenceException("an audit entry", failed);
        }
    }

    /** Entries after a sequence number in order, at most so many. */
    List<Stored> after(long sequence, @Nullable UUID subject, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash
                        from audit_entry
                        where sequence > ? and (?::uuid is null or subject = ?)
                        order by sequence
                        limit ?
                        """)) {
            statement.setLong(1, sequence);
            statement.setObject(2, subject);
            statement.setObject(3, subject);
            statement.setInt(4, limit);
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(stored(row));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new PersistenceException("audit entries", failed);
        }
    }

    @SuppressWarnings("unchecked")
    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new AuditEntry(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, UUID.class),
                        json.read(row.getString(7), TreeMap.class),
                        row.getString(8)),
                row.getString(9));
    }
}
