package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.millioncarrots.platform.people.Caller;

/** How much the caller may export on a day: of several roles the one that may most. */
@ApplicationScoped
class ExportLimits {
    private final ReportSettings settings;
    private final Caller caller;

    ExportLimits(ReportSettings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    String person() {
        return caller.person();
    }

    long files() {
        return most(settings.roleExportsPerDay()).orElseGet(settings::exportsPerDay);
    }

    long lines() {
        return most(settings.roleLinesPerDay()).orElseGet(settings::linesPerDay);
    }

    private Optional<Long> most(Map<String, Long> ofRoles) {
        return ofRoles.entrySet().stream()
                .filter(role -> caller.hasRole(role.getKey()))
                .map(Map.Entry::getValue)
                .max(Long::compare);
    }
}
