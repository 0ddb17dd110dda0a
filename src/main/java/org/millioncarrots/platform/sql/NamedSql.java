package org.millioncarrots.platform.sql;

import java.io.ByteArrayInputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;

/**
 * A statement's text with question marks, and whose value each of them is.
 *
 * @param names of the parameters in the order of their question marks
 */
record NamedSql(String text, List<String> names) {
    /** What may hold a colon that is no parameter comes first: texts, quoted names, comments, casts. */
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|::|:([a-zA-Z]\\w*)", Pattern.DOTALL);

    static NamedSql parse(String statement) {
        List<String> names = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(statement);
        while (token.find()) {
            String name = token.group(1);
            if (name != null) {
                names.add(name);
            }
            token.appendReplacement(text, name == null ? Matcher.quoteReplacement(token.group()) : "?");
        }
        return new NamedSql(token.appendTail(text).toString(), List.copyOf(names));
    }

    /** @throws IllegalArgumentException if a value is missing, or given for a name that the statement does not have */
    void bind(PreparedStatement statement, Map<String, @Nullable Object> values) throws SQLException {
        if (!values.keySet().equals(java.util.Set.copyOf(names))) {
            throw new IllegalArgumentException("the statement has " + names + ", given are " + values.keySet());
        }
        for (int i = 0; i < names.size(); i++) {
            bind(statement, i + 1, values.get(names.get(i)));
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case CurrencyCode currency -> statement.setString(index, currency.value());
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            // As a stream: the driver copies an array once more.
            case byte[] bytes -> statement.setBinaryStream(index, new ByteArrayInputStream(bytes), bytes.length);
            case Object[] array -> bindArray(statement, index, List.of(array));
            case Collection<?> collection -> bindArray(statement, index, List.copyOf(collection));
            default -> statement.setObject(index, value);
        }
    }

    private static void bindArray(PreparedStatement statement, int index, List<?> values) throws SQLException {
        if (values.isEmpty()) {
            // Of no type, so that it suits whatever it is compared with.
            statement.setObject(index, "{}", Types.OTHER);
            return;
        }
        String type =
                switch (values.getFirst()) {
                    case UUID id -> "uuid";
                    case Short number -> "int2";
                    case Integer number -> "int4";
                    case Long number -> "int8";
                    case java.time.LocalDate date -> "date";
                    case java.math.BigDecimal decimal -> "numeric";
                    default -> "varchar";
                };
        Object[] elements = values.stream()
                .map(value -> type.equals("varchar") ? text(value) : value)
                .toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, elements));
    }

    private static String text(Object value) {
        return switch (value) {
            case CurrencyCode currency -> currency.value();
            case Enum<?> constant -> constant.name();
            default -> value.toString();
        };
    }
}
