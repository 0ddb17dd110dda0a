package org.millioncarrots.platform.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people of the staff are called, for pages that staff read. Whoever never signed in at a page is called by their subject. */
@ApplicationScoped
public class StaffNames {
    private final StaffSql sql;

    StaffNames(StaffSql sql) {
        this.sql = sql;
    }

    /** @param subjects as they stand in tables; those that are absent are left out */
    @Transactional
    public Map<String, String> of(Collection<@Nullable String> subjects) {
        Set<String> asked = subjects.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, String> known = sql.names(asked);
        return asked.stream()
                .collect(Collectors.toMap(subject -> subject, subject -> known.getOrDefault(subject, subject)));
    }

    @Transactional
    public String of(String subject) {
        return sql.names(Set.of(subject)).getOrDefault(subject, subject);
    }
}
