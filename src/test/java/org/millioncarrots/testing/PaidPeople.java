package org.millioncarrots.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.millioncarrots.platform.Ids;

/**
 * Writes claimants, instalments and payouts in any state straight into the tables, as the owner of the schema. They have no
 * destination and nothing is booked for them, so tests use krona and krone, in which no other test pays.
 */
@Singleton
public class PaidPeople {
    private final AgroalDataSource owner;
    private final Ids ids;

    PaidPeople(@DataSource("migration") AgroalDataSource owner, Ids ids) {
        this.owner = owner;
        this.ids = ids;
    }

    public record Person(UUID claimant, UUID claim, UUID award, String partner, String programme) {
        public short bucket() {
            return Ids.bucketOf(claimant);
        }
    }

    public Person person(String partner, String programme) throws SQLException {
        return person(partner, programme, ids.newBucket());
    }

    public Person person(String partner, String programme, int bucket) throws SQLException {
        Person person = new Person(ids.next(bucket), ids.next(bucket), ids.next(bucket), partner, programme);
        UUID identity = ids.next(bucket);
        Instant now = Instant.parse("2022-03-05T10:00:00Z");
        run(
                "insert into claimant values (?, ?, ?, ?, 'C-TEST', 'ACTIVE', false, 0, 0, null, false, false, 'test', ?, 0)",
                person.claimant,
                person.bucket(),
                partner,
                identity,
                now);
        run(
                "insert into claim values (?, ?, ?, ?, ?, ?, '2022-03-05', '2022-03-05', 'EUR', '{}', 'ATTESTED', 'test', ?, 0)",
                person.claim,
                person.bucket(),
                partner,
                person.claimant,
                identity,
                programme,
                now);
        run(
                "insert into award values (?, ?, ?, ?, ?, ?, ?, 1, '2022-03-05', '[]', '[]', 'ACTIVE', 'test', ?, 0)",
                person.award,
                person.bucket(),
                partner,
                person.claim,
                person.claimant,
                identity,
                programme,
                now);
        return person;
    }

    public UUID instalment(Person person, LocalDate dueOn, long minor, String currency, String state)
            throws SQLException {
        UUID id = ids.next(person.bucket());
        run(
                """
                insert into instalment values (?, ?, ?, ?, ?, ?, ?, 1, 'STIPEND', ?, ?, ?, ?, ?, ?, ?, 'REGULAR', 0, ?)
                """,
                id,
                person.bucket(),
                person.partner,
                person.award,
                person.claim,
                person.claimant,
                person.programme,
                dueOn,
                dueOn,
                dueOn,
                minor,
                currency,
                currency,
                state,
                state.equals("CANCELLED") ? 1 : 0);
        return id;
    }

    public UUID payout(
            Person person, UUID instalment, int number, LocalDate dueOn, long minor, String currency, String state)
            throws SQLException {
        UUID id = Ids.derived(instalment, "payout/" + number);
        run(
                "insert into payout values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'STIPEND', ?, ?, ?, ?, null, ?, ?)",
                id,
                person.bucket(),
                person.partner,
                ids.next(),
                instalment,
                number,
                person.award,
                person.claimant,
                person.programme,
                dueOn,
                minor,
                currency,
                state,
                Instant.parse("2022-04-01T08:00:00Z"),
                Instant.parse("2022-04-03T22:30:00Z"));
        return id;
    }

    /** An instalment that has fallen due, with its first payout. */
    public UUID paid(Person person, LocalDate dueOn, long minor, String currency, String state) throws SQLException {
        UUID instalment = instalment(person, dueOn, minor, currency, "PAYABLE");
        return payout(person, instalment, 1, dueOn, minor, currency, state);
    }

    public void hold(Person person) throws SQLException {
        run(
                "insert into claim_hold values (?, ?, ?, ?, 'SANCTIONS', 'test', ?, null, null)",
                ids.next(person.bucket()),
                person.bucket(),
                person.partner,
                person.claim,
                Instant.parse("2022-03-06T10:00:00Z"));
    }

    /** Of all files that the bank owes an answer to, this one has waited longest: lists that end after some begin with it. */
    public void waitsLongest(String batch) throws SQLException {
        run(
                "update payout_batch set delivered_at = ? where id = ?",
                Instant.parse("2000-01-01T00:00:00Z"),
                UUID.fromString(batch));
    }

    public void run(String sql, Object... parameters) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    public long count(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
