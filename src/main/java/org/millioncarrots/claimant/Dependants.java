package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The rows of dependants who were added; nothing in them tells who they are. */
@ApplicationScoped
class Dependants {
    private final Sql sql;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Dependants(Sql sql, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    private static final String SELECT = """
            select id, claimant_id, number, relation, coalesce(outcome, 'PROPOSED') as state, proposed_by, proposed_at, decided_by, decided_at
            from dependant where bucket = :bucket and claimant_id = :claimant
            """;

    /** In the order of their numbers. */
    List<AddedDependant> of(Claimant claimant) {
        return sql.of(SELECT + "order by number")
                .with("bucket", claimant.bucket)
                .with("claimant", claimant.id)
                .list(Dependants::row);
    }

    Optional<AddedDependant> find(Claimant claimant, UUID id) {
        return sql.of(SELECT + "and id = :id")
                .with("bucket", claimant.bucket)
                .with("claimant", claimant.id)
                .with("id", id)
                .first(Dependants::row);
    }

    /** Proposed by the caller; whoever calls has locked the claimant. */
    AddedDependant propose(Claimant claimant, int number, Identity.Dependant.Relation relation) {
        AddedDependant proposed = new AddedDependant(
                ids.next(claimant.bucket),
                claimant.id,
                number,
                relation,
                AddedDependant.State.PROPOSED,
                caller.person(),
                clock.instant(),
                null,
                null);
        sql.of("""
                insert into dependant (id, bucket, partner, claimant_id, number, relation, proposed_by, proposed_at)
                values (:id, :bucket, :partner, :claimant, :number, :relation, :person, :now)
                """)
                .with("id", proposed.id())
                .with("bucket", claimant.bucket)
                .with("partner", claimant.partner)
                .with("claimant", claimant.id)
                .with("number", number)
                .with("relation", relation)
                .with("person", proposed.proposedBy())
                .with("now", proposed.proposedAt())
                .run();
        return proposed;
    }

    /** @return false if it is decided already */
    boolean decide(Claimant claimant, UUID id, AddedDependant.State outcome, String person) {
        return sql.of("""
                update dependant set outcome = :outcome, decided_by = :person, decided_at = :now
                where bucket = :bucket and id = :id and outcome is null
                """)
                        .with("outcome", outcome)
                        .with("person", person)
                        .with("now", clock.instant())
                        .with("bucket", claimant.bucket)
                        .with("id", id)
                        .run()
                == 1;
    }

    private static AddedDependant row(Row row) {
        return new AddedDependant(
                row.id("id"),
                row.id("claimant_id"),
                row.integer("number"),
                row.code(Identity.Dependant.Relation.class, "relation"),
                row.code(AddedDependant.State.class, "state"),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.textOrNull("decided_by"),
                row.instantOrNull("decided_at"));
    }
}
