package org.millioncarrots.platform.people;

import java.util.Set;

/** The roles that tokens carry, as the identity provider names them. */
public final class Roles {
    public static final String PARTNER = "partner";
    public static final String CASEWORKER = "caseworker";
    public static final String APPROVER = "approver";
    public static final String FINANCE = "finance";
    public static final String POLICY = "policy";
    public static final String AUDITOR = "auditor";
    public static final String OPERATOR = "operator";

    /** Who is told when somebody acts under coercion. Of the protection service: neither pays nor decides. */
    public static final String DUTY_OFFICER = "duty-officer";

    /** Who keeps recorded statements outside the service. */
    public static final String TESTIMONY = "testimony";

    /** The bank's channel: a machine with a credential of its own, whose messages count without a person. */
    public static final String BANK = "bank";

    /** Those of people who see all partners. */
    static final Set<String> STAFF =
            Set.of(CASEWORKER, APPROVER, FINANCE, POLICY, AUDITOR, OPERATOR, DUTY_OFFICER, TESTIMONY);

    /** Those of machines, which no person has. */
    static final Set<String> MACHINES = Set.of(PARTNER, BANK);

    private Roles() {}
}
