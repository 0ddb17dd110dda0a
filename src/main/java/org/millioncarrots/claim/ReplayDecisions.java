package org.millioncarrots.claim;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.claim.DecisionSql.After;
import org.millioncarrots.claim.DecisionSql.Recorded;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.platform.Json;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/**
 * Decides every recorded decision again, with its facts, its programme version and its day, and compares with the record.
 * The wording of a finding may improve; outcomes, rules, legal sources and the binding version may not change.
 */
@ApplicationScoped
@RegisterForReflection(targets = Assessment.class)
class ReplayDecisions {
    private static final int PAGE = 1_000;
    private static final int SHOWN = 100;

    private final DecisionSql sql;
    private final Programmes programmes;
    private final Json json;
    private final Clock clock;

    ReplayDecisions(DecisionSql sql, Programmes programmes, Json json, Clock clock) {
        this.sql = sql;
        this.programmes = programmes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What came of the replay.
     *
     * @param different how many decisions would come out differently; anything but 0 is a defect
     * @param differences the first 100 of them
     */
    @Schema(name = "Replay")
    record Replay(long replayed, long different, List<Difference> differences) {}

    /** A decision that would come out differently. */
    @Schema(name = "ReplayDifference")
    record Difference(UUID decisionId, UUID claimId, What what) {}

    /** What would be different. */
    enum What {
        PROGRAMME_VERSION_MISSING,
        BINDING_VERSION,
        OUTCOME,
        RULES,
        RECORD_UNREADABLE
    }

    /** Each page in a short transaction of its own, so that a long replay holds nothing up. */
    Replay replay() {
        long replayed = 0;
        long different = 0;
        List<Difference> differences = new ArrayList<>();
        After after = After.NOTHING;
        while (true) {
            After from = after;
            List<Recorded> page = QuarkusTransaction.requiringNew().call(() -> sql.page(from, PAGE));
            if (page.isEmpty()) {
                return new Replay(replayed, different, differences);
            }
            for (Recorded decision : page) {
                Optional<What> what = difference(decision);
                different += what.isPresent() ? 1 : 0;
                if (differences.size() < SHOWN) {
                    what.ifPresent(found ->
                            differences.add(new Difference(decision.place().id(), decision.claimId(), found)));
                }
            }
            replayed += page.size();
            after = page.getLast().place();
        }
    }

    private Optional<What> difference(Recorded decision) {
        Optional<ProgrammeVersion> version = programmes.version(decision.programme(), decision.version());
        if (version.isEmpty()) {
            return Optional.of(What.PROGRAMME_VERSION_MISSING);
        }
        Facts facts;
        Assessment recorded;
        try {
            facts = json.read(decision.facts(), Facts.class);
            recorded = json.read(decision.assessment(), Assessment.class);
        } catch (IllegalStateException unreadable) {
            return Optional.of(What.RECORD_UNREADABLE);
        }
        Assessment again = Assessment.of(facts, version.get(), decision.asOf());
        if (again.outcome() != recorded.outcome()) {
            return Optional.of(What.OUTCOME);
        }
        if (!Finding.of(again).equals(Finding.of(recorded))) {
            return Optional.of(What.RULES);
        }
        return bindsAgain(decision, facts) ? Optional.empty() : Optional.of(What.BINDING_VERSION);
    }

    /** A crew's later members are bound by the first one's award, which is no matter of dates. */
    private boolean bindsAgain(Recorded decision, Facts facts) {
        LocalDate decidedOn = LocalDate.ofInstant(decision.decidedAt(), clock.getZone());
        return decision.binding() == BindingVersion.Why.CREW
                || BindingVersion.of(programmes.approved(decision.programme()), decision.asOf(), decidedOn, facts)
                        .filter(binding -> binding.version().version() == decision.version()
                                && binding.acceptedVersion() == decision.acceptedVersion()
                                && binding.why() == decision.binding())
                        .isPresent();
    }

    /** What of a rule's result must stay as it is. */
    private record Finding(String rule, RuleResult.Outcome outcome, String legalBasis) {
        static List<Finding> of(Assessment assessment) {
            return assessment.rules().stream()
                    .map(result -> new Finding(result.rule().name(), result.outcome(), result.legalBasis()))
                    .toList();
        }
    }
}
