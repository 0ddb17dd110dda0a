package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claim.Decision;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.Caller;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Json;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.programme.ProgrammeVersion;

/** Grants what a confirmed decision gives: the award, its money at pinned rates, and its instalments. */
@ApplicationScoped
public class GrantAward {
    private final Awards awards;
    private final FixMoney fixMoney;
    private final Caller caller;
    private final Json json;
    private final Clock clock;

    GrantAward(Awards awards, FixMoney fixMoney, Caller caller, Json json, Clock clock) {
        this.awards = awards;
        this.fixMoney = fixMoney;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /** An award with its money, for what is booked next. */
    public record Granted(AwardId id, ProgrammeVersion version, List<AwardedMoney> money) {}

    /** @throws Problem if the person has an award under this programme already (409), or a rate is missing (422) */
    @Transactional
    public Granted grant(Claim claim, Decision decision, ProgrammeVersion version) {
        AwardId id = new AwardId(Ids.derived(claim.id().value(), "award"));
        Facts facts = json.read(decision.facts(), Facts.class);
        List<AwardedMoney> money = fixMoney.fix(
                id,
                version,
                facts,
                new FixMoney.Terms(claim.asOf(), claim.stipendFrom(), new CurrencyCode(claim.payoutCurrency())));
        if (awards.count(
                        "bucket = ?1 and personId = ?2 and programme = ?3 and predecessorId is null",
                        id.bucket(),
                        claim.personId(),
                        claim.programme())
                > 0) {
            throw Problem.conflict("the person behind this claim has an award under the programme already");
        }
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
        awards.add(award, claim.id().value(), money);
        return new Granted(id, version, money);
    }
}
