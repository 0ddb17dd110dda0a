package org.millioncarrots.development;

import java.util.Arrays;
import java.util.Optional;
import org.millioncarrots.platform.people.Roles;

/** The people and systems that play the parts in dev, test and demo. */
enum DevelopmentUser {
    PARTNER("partner", Roles.PARTNER, "ministry-of-defence"),
    PARTNER2("partner2", Roles.PARTNER, "refugee-agency"),
    CASEWORKER("caseworker", Roles.CASEWORKER, null),
    CASEWORKER2("caseworker2", Roles.CASEWORKER, null),
    APPROVER("approver", Roles.APPROVER, null),
    APPROVER2("approver2", Roles.APPROVER, null),
    FINANCE("finance", Roles.FINANCE, null),
    FINANCE2("finance2", Roles.FINANCE, null),
    POLICY("policy", Roles.POLICY, null),
    POLICY2("policy2", Roles.POLICY, null),
    AUDITOR("auditor", Roles.AUDITOR, null),
    OPERATOR("operator", Roles.OPERATOR, null),
    DUTY("duty", Roles.DUTY_OFFICER, null),
    DUTY2("duty2", Roles.DUTY_OFFICER, null),
    TESTIMONY("testimony", Roles.TESTIMONY, null),
    BANK("bank", Roles.BANK, null);

    private final String subject;
    private final String role;
    private final Optional<String> partner;

    DevelopmentUser(String subject, String role, @org.jspecify.annotations.Nullable String partner) {
        this.subject = subject;
        this.role = role;
        this.partner = Optional.ofNullable(partner);
    }

    static Optional<DevelopmentUser> named(String name) {
        return Arrays.stream(values()).filter(user -> user.subject.equals(name)).findFirst();
    }

    String subject() {
        return subject;
    }

    String role() {
        return role;
    }

    Optional<String> partner() {
        return partner;
    }
}
