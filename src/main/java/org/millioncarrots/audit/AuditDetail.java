package org.millioncarrots.audit;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.millioncarrots.money.Money;

/** A fact beside an entry. Only ids, codes, figures and dates can be said: there is no way to write a name or a text. */
public final class AuditDetail {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    private static final Pattern PARTNER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final String name;
    private final String value;

    private AuditDetail(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a detail is named like a field: " + name);
        }
        this.name = name;
        this.value = value;
    }

    public static AuditDetail id(String name, UUID id) {
        return new AuditDetail(name, id.toString());
    }

    public static AuditDetail code(String name, Enum<?> code) {
        return new AuditDetail(name, code.name());
    }

    public static AuditDetail number(String name, long number) {
        return new AuditDetail(name, Long.toString(number));
    }

    public static AuditDetail date(String name, LocalDate date) {
        return new AuditDetail(name, date.toString());
    }

    public static AuditDetail money(String name, Money money) {
        return new AuditDetail(name, money.toDecimal().toPlainString() + " " + money.currency());
    }

    /** @param name of a partner, as tokens have it: of an organisation, and of no person */
    public static AuditDetail partner(String name) {
        if (!PARTNER.matcher(name).matches()) {
            throw new IllegalArgumentException("a partner has a name of lower-case letters, digits and hyphens");
        }
        return new AuditDetail("partner", name);
    }

    /** @param id of an operation in the contract, a constant of the code */
    static AuditDetail operation(String id) {
        if (!NAME.matcher(id).matches()) {
            throw new IllegalArgumentException("an operation has an id of letters");
        }
        return new AuditDetail("operation", id);
    }

    /** @param hash 64 lower-case hexadecimal digits, such as of a file */
    public static AuditDetail sha256(String name, String hash) {
        if (!SHA256.matcher(hash).matches()) {
            throw new IllegalArgumentException(name + " is no SHA-256");
        }
        return new AuditDetail(name, hash);
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }
}
