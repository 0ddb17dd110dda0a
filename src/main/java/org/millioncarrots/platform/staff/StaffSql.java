package org.millioncarrots.platform.staff;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.millioncarrots.platform.sql.Sql;

/** The statements of names of staff. */
@ApplicationScoped
class StaffSql {
    private final Sql sql;

    StaffSql(Sql sql) {
        this.sql = sql;
    }

    void put(String subject, String name, Instant now) {
        sql.of("""
                insert into staff (subject, name, seen_at) values (:subject, :name, :now)
                on conflict (subject) do update set name = excluded.name, seen_at = excluded.seen_at
                """).with("subject", subject).with("name", name).with("now", now).run();
    }

    Map<String, String> names(Set<String> subjects) {
        Map<String, String> names = new HashMap<>();
        sql.of("select subject, name from staff where subject = any (:subjects)")
                .with("subjects", subjects)
                .forEach(row -> names.put(row.text("subject"), row.text("name")));
        return names;
    }
}
