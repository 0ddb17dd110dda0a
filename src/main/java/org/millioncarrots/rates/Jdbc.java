package org.millioncarrots.rates;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;

/** Runs one statement on the connection of the caller's transaction, with typed parameters in order. */
@ApplicationScoped
public class Jdbc {
    private static final int FETCH_SIZE = 10_000;

    private final AgroalDataSource dataSource;

    Jdbc(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String sql, Row<T> reader, @Nullable Object... parameters) {
        List<T> rows = new ArrayList<>();
        forEach(sql, row -> rows.add(reader.read(row)), parameters);
        return rows;
    }

    void forEach(String sql, Visitor visitor, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    public static LocalDate date(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Null for a source that only a newer version of the service knows: nobody can ask this one for its rates. */
    public static @Nullable RateSource source(ResultSet row, int column) throws SQLException {
        String name = row.getString(column);
        return Stream.of(RateSource.values())
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case CurrencyCode currency -> statement.setString(index, currency.value());
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case String[] texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("varchar", texts));
            case byte[] bytes -> statement.setBytes(index, bytes);
            default -> statement.setObject(index, value);
        }
    }
}
