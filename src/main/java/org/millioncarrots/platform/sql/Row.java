package org.millioncarrots.platform.sql;

import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.json.StoredByNewerVersion;

/** One row of an answer, its columns by name. What is asked for without {@code OrNull} is never null, or the statement is wrong. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public UUID id(String column) {
        return required(column, idOrNull(column));
    }

    public @Nullable UUID idOrNull(String column) {
        return read(() -> rows.getObject(column, UUID.class));
    }

    public String text(String column) {
        return required(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> rows.getString(column));
    }

    /** The elements of an array of texts. */
    public List<String> texts(String column) {
        return List.of((String[]) array(column));
    }

    /** The elements of an array of ids. */
    public List<UUID> ids(String column) {
        return Arrays.asList((UUID[]) array(column));
    }

    private Object array(String column) {
        Array array = required(column, this.<Array>read(() -> rows.getArray(column)));
        return required(column, this.<Object>read(array::getArray));
    }

    /** @throws StoredByNewerVersion if this version does not know the constant */
    public <E extends Enum<E>> E code(Class<E> type, String column) {
        return StoredByNewerVersion.value(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E codeOrNull(Class<E> type, String column) {
        String name = textOrNull(column);
        return name == null ? null : StoredByNewerVersion.value(type, name);
    }

    public CurrencyCode currency(String column) {
        return new CurrencyCode(text(column));
    }

    /** Minor units and the currency that they are in. */
    public Money money(String minor, String currency) {
        return Money.ofMinor(number(minor), text(currency));
    }

    public @Nullable Money moneyOrNull(String minor, String currency) {
        Long amount = numberOrNull(minor);
        return amount == null ? null : Money.ofMinor(amount, text(currency));
    }

    public long number(String column) {
        return required(column, numberOrNull(column));
    }

    long number(int column) {
        return required("1", this.<Long>read(() -> rows.getLong(column)));
    }

    public @Nullable Long numberOrNull(String column) {
        return read(() -> {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        });
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public @Nullable Integer integerOrNull(String column) {
        Long value = numberOrNull(column);
        return value == null ? null : Math.toIntExact(value);
    }

    public short bucket(String column) {
        return (short) integer(column);
    }

    public BigDecimal decimal(String column) {
        return required(column, decimalOrNull(column));
    }

    public @Nullable BigDecimal decimalOrNull(String column) {
        return read(() -> rows.getBigDecimal(column));
    }

    public boolean flag(String column) {
        return required(column, flagOrNull(column));
    }

    public @Nullable Boolean flagOrNull(String column) {
        return read(() -> {
            boolean value = rows.getBoolean(column);
            return rows.wasNull() ? null : value;
        });
    }

    public Instant instant(String column) {
        return required(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime at = this.<OffsetDateTime>read(() -> rows.getObject(column, OffsetDateTime.class));
        return at == null ? null : at.toInstant();
    }

    public LocalDate date(String column) {
        return required(column, dateOrNull(column));
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return read(() -> rows.getObject(column, LocalDate.class));
    }

    public byte[] bytes(String column) {
        return required(column, bytesOrNull(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> rows.getBytes(column));
    }

    /** Whatever columns there are, in their order, as the driver gives them; those without a value are left out. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                Object value = rows.getObject(i);
                if (value != null) {
                    values.put(columns.getColumnLabel(i), value);
                }
            }
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
        return values;
    }

    private static <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no value in column " + column);
        }
        return value;
    }

    private <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    private interface Reading<T> {
        @Nullable
        T read() throws SQLException;
    }
}
