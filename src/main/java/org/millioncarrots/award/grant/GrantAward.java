package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.Awards;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claim.Decision;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.StackingRule;

/** Grants what a confirmed decision gives: the award, its money at pinned rates, and its instalments. */
@ApplicationScoped
public class GrantAward {
    private final Awards awards;
    private final FixMoney fixMoney;
    private final BeginStipend beginStipend;
    private final StackingSql stackingSql;
    private final Programmes programmes;
    private final Caller caller;
    private final Json json;
    private final Clock clock;

    GrantAward(
            Awards awards,
            FixMoney fixMoney,
            BeginStipend beginStipend,
            StackingSql stackingSql,
            Programmes programmes,
            Caller caller,
            Json json,
            Clock clock) {
        this.awards = awards;
        this.fixMoney = fixMoney;
        this.beginStipend = beginStipend;
        this.stackingSql = stackingSql;
        this.programmes = programmes;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /** An award with its money, for what is booked next. */
    public record Granted(AwardId id, ProgrammeVersion version, List<AwardedMoney> money) {}

    /**
     * @param share the claim's share of a piece of equipment, if it grants one
     * @throws Problem if the person has an award under this programme or its group already (409), or a rate is missing (422)
     */
    @Transactional
    public Granted grant(Claim claim, Decision decision, ProgrammeVersion version, @Nullable CrewShare share) {
        AwardId id = AwardId.ofClaim(claim.id().value());
        String subject = share == null ? "" : share.assetId().toString();
        stackingSql.lock(claim);
        if (awards.count(
                        "bucket = ?1 and personId = ?2 and programme = ?3 and subject = ?4 and predecessorId is null",
                        id.bucket(),
                        claim.personId(),
                        claim.programme(),
                        subject)
                > 0) {
            throw Problem.conflict("the person behind this claim has an award under the programme already");
        }
        Facts facts = json.read(decision.facts(), Facts.class);
        FixMoney.Terms terms = new FixMoney.Terms(
                claim.asOf(), claim.stipendFrom(), new CurrencyCode(claim.payoutCurrency()), decision.knownAt());
        Stacking stacking =
                new Stacking(version.code(), version.stacking(), existing(claim), fixMoney.exchange(version, terms));
        List<AwardedMoney> money = fixMoney.fix(id, version, facts, share, terms, stacking);
        Award award = new Award(
                id,
                claim,
                version.version(),
                json.write(version.benefitsFor(java.util.Objects.requireNonNull(facts.category())).stream()
                        .map(benefit -> benefit.kind().name())
                        .distinct()
                        .toList()),
                json.write(version.legalBasis().stream()
                        .map(basis -> basis.citation())
                        .toList()),
                caller.person(),
                clock.instant());
        award.subject = subject;
        awards.add(award, claim.id().value(), money);
        beginStipend.begin(award, money);
        stacking.cuts()
                .forEach(cut -> stackingSql.record(
                        id, claim.partner(), version.stacking().group(), cut));
        return new Granted(id, version, money);
    }

    /** The rules are those of the versions under which the awards were granted. */
    private List<StackingRule.Granted> existing(Claim claim) {
        return stackingSql.promised(claim).stream()
                .map(promised -> new StackingRule.Granted(
                        promised.programme(),
                        programmes
                                .version(promised.programme(), promised.version())
                                .orElseThrow()
                                .stacking(),
                        promised.money()))
                .toList();
    }
}
