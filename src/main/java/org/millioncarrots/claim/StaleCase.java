package org.millioncarrots.claim;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millioncarrots.console.StaleForm;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.staff.StaffNames;

/** Tells whoever would have acted on a claim that is another by now what people have done to it since. */
@ApplicationScoped
class StaleCase {
    private final Sql sql;
    private final StaffNames names;
    private final Claims claims;
    private final StaleForm stale;

    StaleCase(Sql sql, StaffNames names, Claims claims, StaleForm stale) {
        this.sql = sql;
        this.names = names;
        this.claims = claims;
        this.stale = stale;
    }

    @CheckedTemplate(basePath = "CasePages")
    static class Templates {
        static native TemplateInstance changed(ChangedCase changed);
    }

    /**
     * What the audit log has of a claim since a form was made.
     *
     * @param state the key of the word for how it stands now
     */
    public record ChangedCase(Instant since, List<Step> steps, String state) {}

    /** Who has done what, when. */
    public record Step(String action, String person, Instant at) {}

    /** @param made when the form was made */
    @Transactional
    void tell(ClaimId id, Instant made) {
        stale.tell(Templates.changed(since(id, made)));
    }

    private ChangedCase since(ClaimId id, Instant since) {
        List<Step> steps = sql.of("""
                        select action, person, recorded_at from audit_entry
                        where subject = :claim and recorded_at >= :since order by sequence
                        """)
                .with("claim", id.value())
                .with("since", since)
                .list(row -> new Step(row.text("action"), row.text("person"), row.instant("recorded_at")));
        Map<String, String> called = names.of(steps.stream().map(Step::person).toList());
        return new ChangedCase(
                since,
                steps.stream()
                        .map(step ->
                                new Step(step.action(), called.getOrDefault(step.person(), step.person()), step.at()))
                        .toList(),
                "state_" + claims.get(id).state);
    }
}
