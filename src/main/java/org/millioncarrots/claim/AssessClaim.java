package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.equipment.EquipmentSql.Asset;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** What the rules come to on a claim, with the findings so far and under the version that binds. */
@ApplicationScoped
class AssessClaim {
    private final Programmes programmes;
    private final LodgingTerms lodgingTerms;
    private final HandOverEquipment handOverEquipment;
    private final FindClaimant claimants;
    private final Json json;
    private final Clock clock;

    AssessClaim(
            Programmes programmes,
            LodgingTerms lodgingTerms,
            HandOverEquipment handOverEquipment,
            FindClaimant claimants,
            Json json,
            Clock clock) {
        this.programmes = programmes;
        this.lodgingTerms = lodgingTerms;
        this.handOverEquipment = handOverEquipment;
        this.claimants = claimants;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An assessment with the facts and the version that it is of.
     *
     * @param family why a person must look at the family before the claim is granted; empty if nobody must
     */
    record Assessed(Facts facts, BindingVersion binding, Assessment assessment, Optional<Violation> family) {}

    /**
     * Another day of the act is another day of the claim, where the programme counts that.
     *
     * @param findings facts that were established since the claim was lodged; they outweigh the claim's
     */
    Assessed assess(Claim claim, @Nullable Facts findings) {
        Asset established = handOverEquipment.established(claim).orElse(null);
        Facts facts = facts(claim, findings, established);
        lodgingTerms.established(claim, facts).ifPresent(claim::datedBy);
        BindingVersion binding = binding(claim, facts, established);
        ProgrammeVersion version = binding.version();
        return new Assessed(
                facts,
                binding,
                Assessment.of(facts, version, claim.asOf),
                FamilyCheck.difference(claimants.household(claim.claimantId()), version, claim.asOf, facts, findings));
    }

    /** The claim's facts, then what an award to another member of the crew has established, then the findings. */
    private Facts facts(Claim claim, @Nullable Facts findings, @Nullable Asset established) {
        Facts facts = json.read(claim.facts, Facts.class).then(findings);
        if (established == null) {
            return facts;
        }
        Facts.Equipment piece = established.piece().fact();
        if (findings != null
                && findings.equipment() != null
                && !findings.equipment().equals(piece)) {
            throw Problem.invalid(
                    "findings.equipment", "absent, or what an award to another member of the crew has established");
        }
        return facts.with(piece);
    }

    private BindingVersion binding(Claim claim, Facts facts, @Nullable Asset established) {
        BindingVersion binding = BindingVersion.of(
                        programmes.approved(claim.programme),
                        claim.acceptedOn(),
                        claim.asOf,
                        LocalDate.now(clock),
                        facts)
                .orElseThrow(() -> Problem.conflict(
                        ConflictReason.PROGRAMME_NOT_IN_FORCE,
                        "the programme is no longer in force on the claim's day"));
        Integer granted = established == null ? null : established.grantedVersion();
        if (granted == null || granted == binding.version().version()) {
            return binding;
        }
        return new BindingVersion(
                programmes.version(claim.programme, granted).orElseThrow(),
                binding.acceptedVersion(),
                BindingVersion.Why.CREW);
    }
}
