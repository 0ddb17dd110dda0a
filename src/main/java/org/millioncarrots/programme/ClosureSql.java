package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.ClosureView.Reason;

/** The statements on closures of programmes: a handful of rows, read from the table each time so that a brake works at once. */
@ApplicationScoped
class ClosureSql {
    private static final String CLOSURES =
            "select id, programme, reason, closed_by, closed_at, reopened_by, reopened_at from programme_closure";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    ClosureSql(Sql sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return its id; empty if the programme is closed already */
    Optional<UUID> close(String programme, Reason reason, String person) {
        return sql.of("""
                insert into programme_closure (id, programme, reason, closed_by, closed_at)
                values (:id, :programme, :reason, :person, :now)
                on conflict (programme) where reopened_at is null do nothing
                returning id
                """)
                .with("id", ids.next())
                .with("programme", programme)
                .with("reason", reason)
                .with("person", person)
                .with("now", clock.instant())
                .first(row -> row.id("id"));
    }

    /** @return false if somebody else has reopened it at the same moment */
    boolean reopen(UUID id, String person) {
        return sql.of("update programme_closure set reopened_by = :person, reopened_at = :now"
                                + " where id = :id and reopened_at is null")
                        .with("id", id)
                        .with("person", person)
                        .with("now", clock.instant())
                        .run()
                == 1;
    }

    /** The closures of a programme, oldest first. */
    List<ClosureView> of(String programme) {
        return sql.of(CLOSURES + " where programme = :programme order by closed_at, id")
                .with("programme", programme)
                .list(ClosureSql::view);
    }

    /** What is closed now. */
    List<ClosureView> open() {
        return sql.of(CLOSURES + " where reopened_at is null").list(ClosureSql::view);
    }

    private static ClosureView view(Row row) {
        return new ClosureView(
                row.id("id"),
                row.text("programme"),
                row.text("reason"),
                row.text("closed_by"),
                row.instant("closed_at"),
                row.textOrNull("reopened_by"),
                row.instantOrNull("reopened_at"));
    }
}
