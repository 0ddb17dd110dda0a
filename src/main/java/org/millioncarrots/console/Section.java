package org.millioncarrots.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.millioncarrots.platform.people.Roles;

/** The sections of the console in the order of the navigation; its words are {@code nav_…} in {@link ConsoleWords}. */
enum Section {
    TODAY(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    PAYOUTS(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    RUNS(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    BATCHES(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    EXCEPTIONS(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    BANK(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    CLOSE(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    CASES(Roles.CASEWORKER, Roles.APPROVER),
    DISCLOSURES(Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR),
    BOOKS(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    FORECAST(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR),
    EXCHANGE(Roles.FINANCE),
    COMPARISON(Roles.FINANCE),
    AUDIT(Roles.AUDITOR);

    /** Whose pages there are. */
    static final List<String> ROLES = List.of(Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR, Roles.CASEWORKER);

    private final Set<String> roles;

    Section(String... roles) {
        this.roles = Set.of(roles);
    }

    Set<String> roles() {
        return roles;
    }

    String href() {
        return "/console/" + name().toLowerCase(Locale.ROOT);
    }

    String word() {
        return "nav_" + name().toLowerCase(Locale.ROOT);
    }

    boolean has(String path) {
        return path.equals(href()) || path.startsWith(href() + "/");
    }
}
