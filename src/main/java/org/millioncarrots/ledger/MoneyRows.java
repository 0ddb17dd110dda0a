package org.millioncarrots.ledger;

import java.util.Map;
import org.millioncarrots.platform.sql.Sql;

/**
 * What money is booked for, as rows that whoever owns them selects: the books read nobody else's tables, and book a whole run
 * or file in one statement all the same.
 *
 * @param select a constant of the code, with the columns that the booking asks for
 * @param values of its parameters
 */
public record MoneyRows(String select, Map<String, ?> values) {

    /** @param text a constant of the code, in which {@code {rows}} stands for the select */
    Sql.Statement in(Sql sql, String text) {
        Sql.Statement statement = sql.of(text.replace("{rows}", select));
        values.forEach(statement::with);
        return statement;
    }
}
