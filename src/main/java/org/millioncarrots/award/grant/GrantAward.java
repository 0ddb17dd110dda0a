package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.Awards;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claim.ConfirmDecision.Confirmed;
import org.millioncarrots.claim.Decision;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.RateDay;
import org.millioncarrots.programme.Programmes;

/** Grants what a confirmed decision gives: the award, its money at pinned rates, and its instalments. */
@ApplicationScoped
public class GrantAward {
    private final Awards awards;
    private final FixMoney fixMoney;
    private final BeginStipend beginStipend;
    private final AwardsOfPerson ofPerson;
    private final Programmes programmes;
    private final Json json;

    GrantAward(
            Awards awards,
            FixMoney fixMoney,
            BeginStipend beginStipend,
            AwardsOfPerson ofPerson,
            Programmes programmes,
            Json json) {
        this.awards = awards;
        this.fixMoney = fixMoney;
        this.beginStipend = beginStipend;
        this.ofPerson = ofPerson;
        this.programmes = programmes;
        this.json = json;
    }

    /** An award with its money, for what is booked next. */
    public record Granted(AwardId id, ProgrammeVersion version, List<AwardedMoney> money) {}

    /**
     * @throws Problem if the person has an award under this programme or its group already (409), or a rate is missing (422)
     */
    @Transactional
    public Granted grant(Confirmed confirmed) {
        Claim claim = confirmed.claim();
        Decision decision = confirmed.decision();
        ProgrammeVersion version = programmes
                .version(claim.programme(), decision.programmeVersion())
                .orElseThrow(() -> Problem.conflict(
                        ConflictReason.NOT_APPROVED_YET, "the decision's programme version is not approved"));
        AwardId id = AwardId.ofClaim(claim.id().value());
        CrewShare share = confirmed.share();
        String subject = share == null ? "" : share.assetId().toString();
        ofPerson.lock(claim);
        if (ofPerson.has(claim, subject)) {
            throw Problem.conflict(
                    ConflictReason.PERSON_SERVED,
                    "the person behind this claim has an award under the programme already");
        }
        Facts facts = json.read(decision.facts(), Facts.class);
        FixMoney.Terms terms = fixMoney.terms(claim, decision, version, facts);
        Stacking stacking = new Stacking(
                version.code(), version.stacking(), ofPerson.granted(claim), fixMoney.exchange(version, terms));
        List<AwardedMoney> money = fixMoney.fix(id, version, facts, share, terms, stacking);
        Award award = new Award(
                id,
                claim,
                version.version(),
                json.write(version.benefitsFor(Objects.requireNonNull(facts.category())).stream()
                        .map(benefit -> benefit.kind().name())
                        .distinct()
                        .toList()),
                json.write(version.legalBasis().stream()
                        .map(basis -> basis.citation())
                        .toList()));
        award.subject = subject;
        award.rateDay = version.rateDay();
        award.ratesOn = version.rateDay() == RateDay.PAYMENT ? null : terms.ratesOn();
        awards.grant(award, claim.id().value(), money);
        beginStipend.begin(award, money);
        ofPerson.record(id, claim.partner(), version.stacking().group(), stacking.cuts());
        return new Granted(id, version, money);
    }
}
