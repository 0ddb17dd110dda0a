package org.millioncarrots.claim.replay;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.millioncarrots.claim.BindingVersion;
import org.millioncarrots.claim.DecisionSql.Recorded;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/**
 * Decides a recorded decision again, with its facts, its programme version and its day, and compares with the record. The
 * wording of a finding may improve; outcomes, rules, legal sources and the binding version may not change.
 */
@ApplicationScoped
@RegisterForReflection(
        targets = {Assessment.class, RuleResult.class, Facts.class, Facts.Dependants.class, Facts.Equipment.class})
class CompareDecision {
    private static final Logger LOG = Logger.getLogger(CompareDecision.class);

    private final Programmes programmes;
    private final Json json;
    private final Clock clock;

    CompareDecision(Programmes programmes, Json json, Clock clock) {
        this.programmes = programmes;
        this.json = json;
        this.clock = clock;
    }

    /** A decision that would come out differently. */
    @Schema(name = "ReplayDifference")
    record Difference(UUID decisionId, UUID claimId, What what) {}

    /** What would be different. */
    @Schema(name = "ReplayDifferenceKind")
    enum What {
        PROGRAMME_VERSION_MISSING,
        PROGRAMME_VERSION_UNREADABLE,
        BINDING_VERSION,
        OUTCOME,
        RULES,
        RECORD_UNREADABLE,
        /** Deciding again ended in a fault of our own; the log says which. */
        FAILED
    }

    /** @return empty if the decision comes out as it was recorded */
    Optional<Difference> difference(Recorded decision) {
        return what(decision).map(what -> new Difference(decision.place().id(), decision.claimId(), what));
    }

    /** One decision that cannot be compared is a difference of its own and keeps nobody from comparing the others. */
    private Optional<What> what(Recorded decision) {
        try {
            Optional<ProgrammeVersion> version = programmes.version(decision.programme(), decision.version());
            return version.isEmpty() ? Optional.of(What.PROGRAMME_VERSION_MISSING) : compare(decision, version.get());
        } catch (StoredByNewerVersion unreadable) {
            return Optional.of(What.PROGRAMME_VERSION_UNREADABLE);
        } catch (RuntimeException fault) {
            LOG.errorf("a decision could not be compared: %s", Failures.withoutMessages(fault));
            return Optional.of(What.FAILED);
        }
    }

    private Optional<What> compare(Recorded decision, ProgrammeVersion version) {
        Facts facts;
        Assessment recorded;
        BindingVersion.Why binding;
        try {
            facts = json.read(decision.facts(), Facts.class);
            recorded = json.read(decision.assessment(), Assessment.class);
            binding = StoredByNewerVersion.value(BindingVersion.Why.class, decision.binding());
        } catch (StoredByNewerVersion unreadable) {
            return Optional.of(What.RECORD_UNREADABLE);
        }
        Assessment again = Assessment.of(facts, version, recorded.asOf());
        if (again.outcome() != recorded.outcome()) {
            return Optional.of(What.OUTCOME);
        }
        if (!Finding.of(again).equals(Finding.of(recorded))) {
            return Optional.of(What.RULES);
        }
        return bindsAgain(decision, recorded.asOf(), binding, facts)
                ? Optional.empty()
                : Optional.of(What.BINDING_VERSION);
    }

    /** A crew's later members are bound by the first one's award, which is no matter of dates. */
    private boolean bindsAgain(Recorded decision, LocalDate asOf, BindingVersion.Why why, Facts facts) {
        LocalDate decidedOn = LocalDate.ofInstant(decision.decidedAt(), clock.getZone());
        LocalDate acceptedOn = decision.offeredOn() == null ? asOf : decision.offeredOn();
        return why == BindingVersion.Why.CREW
                || BindingVersion.of(programmes.approved(decision.programme()), acceptedOn, asOf, decidedOn, facts)
                        .filter(binding -> binding.version().version() == decision.version()
                                && binding.acceptedVersion() == decision.acceptedVersion()
                                && binding.why() == why)
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
