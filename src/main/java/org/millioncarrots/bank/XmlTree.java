package org.millioncarrots.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;

/**
 * An element of a bank message with those children that the reader asked for; all others were never kept.
 *
 * @param at where it stands
 * @param text its own text; empty if it has children
 */
record XmlTree(XmlWalk.Step at, String text, List<XmlTree> children) {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{0,5})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/?:().,'+_-]{0,34}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([TZ+-].*)?");

    /** All children of that name, in order. */
    List<XmlTree> all(String child) {
        return children.stream().filter(c -> c.at.name.equals(child)).toList();
    }

    /** The first element down the path, such as {@code Acct/Id/IBAN}. */
    @Nullable
    XmlTree find(String childPath) {
        XmlTree found = this;
        for (String step : childPath.split("/")) {
            found = found.children.stream()
                    .filter(c -> c.at.name.equals(step))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    XmlTree need(String childPath) {
        XmlTree found = find(childPath);
        if (found == null) {
            throw refused(childPath + " is missing");
        }
        return found;
    }

    /** The text down the path, or null if there is none. */
    @Nullable
    String text(String childPath) {
        XmlTree found = find(childPath);
        return found == null || found.text.isEmpty() ? null : found.text;
    }

    /** An id that we or a bank made; null if it could be free text. */
    @Nullable
    String id(String childPath) {
        String text = text(childPath);
        return text != null && ID.matcher(text).matches() ? text : null;
    }

    /** A reference that others may have written: kept only if it has a digit and could not be just a name. */
    @Nullable
    String reference(String childPath) {
        String text = id(childPath);
        return text != null && DIGIT.matcher(text).find() ? text : null;
    }

    @Nullable
    UUID uuid(String childPath) {
        String text = text(childPath);
        return text != null && UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** The date, or the date part of a date and time as the bank wrote it, in {@code Dt} or {@code DtTm}. */
    @Nullable
    LocalDate date(String childPath) {
        XmlTree choice = find(childPath);
        if (choice == null) {
            return null;
        }
        String date = choice.text("Dt");
        String text = date == null ? choice.text("DtTm") : date;
        try {
            if (text != null && DATE.matcher(text).matches()) {
                return LocalDate.parse(text.substring(0, 10));
            }
        } catch (DateTimeException invalid) {
            // Refused below.
        }
        throw choice.refused("a date is expected");
    }

    /** This element's amount; fewer decimals than the currency has are padded, more are refused. */
    Money money() {
        String currency = at.attributes.get("Ccy");
        if (currency == null || !AMOUNT.matcher(text).matches()) {
            throw refused("an amount with a currency is expected, such as Ccy=\"EUR\" and 12.30");
        }
        try {
            CurrencyCode code = new CurrencyCode(currency);
            BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text);
            if (value.scale() > code.decimals() && !text.endsWith(".")) {
                throw refused("at most " + code.decimals() + " decimals are expected in this currency");
            }
            return new Money(value.setScale(code.decimals()).unscaledValue().longValueExact(), code);
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            throw refused("an ISO 4217 currency and an amount of at most 18 digits are expected");
        }
    }

    Problem refused(String what) {
        return Problem.of(ProblemType.BANK_MESSAGE_REFUSED, at.path() + ": " + what);
    }

    /** An element that is being read. */
    static final class Growing {
        private final XmlWalk.Step at;
        private @Nullable List<XmlTree> children;

        Growing(XmlWalk.Step at) {
            this.at = at;
        }

        void add(XmlTree child) {
            if (children == null) {
                children = new ArrayList<>(4);
            }
            children.add(child);
        }

        XmlTree done(String text) {
            return new XmlTree(at, children == null ? text : "", children == null ? List.of() : children);
        }
    }
}
