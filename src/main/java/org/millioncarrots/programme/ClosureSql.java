package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.programme.ClosureView.Reason;

/** The statements on closures of programmes: a handful of rows, read from the table each time so that a brake works at once. */
@ApplicationScoped
class ClosureSql {
    private static final String CLOSURES =
            "select id, programme, reason, closed_by, closed_at, reopened_by, reopened_at from programme_closure";

    private final EntityManager entityManager;

    ClosureSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** @return false if the programme is closed already */
    boolean close(UUID id, String programme, Reason reason, String person, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                insert into programme_closure (id, programme, reason, closed_by, closed_at)
                                values (:id, :programme, :reason, :person, :now)
                                on conflict (programme) where reopened_at is null do nothing
                                """)
                        .setParameter("id", id)
                        .setParameter("programme", programme)
                        .setParameter("reason", reason.name())
                        .setParameter("person", person)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** @return false if somebody else has reopened it at the same moment */
    boolean reopen(UUID id, String person, Instant now) {
        return entityManager
                        .createNativeQuery("update programme_closure set reopened_by = :person, reopened_at = :now"
                                + " where id = :id and reopened_at is null")
                        .setParameter("id", id)
                        .setParameter("person", person)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** The closures of a programme, oldest first. */
    List<ClosureView> of(String programme) {
        return views(entityManager
                .createNativeQuery(CLOSURES + " where programme = :programme order by closed_at, id", Tuple.class)
                .setParameter("programme", programme)
                .getResultList());
    }

    /** What is closed now. */
    List<ClosureView> open() {
        return views(entityManager
                .createNativeQuery(CLOSURES + " where reopened_at is null", Tuple.class)
                .getResultList());
    }

    private static List<ClosureView> views(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new ClosureView(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class)))
                .toList();
    }
}
