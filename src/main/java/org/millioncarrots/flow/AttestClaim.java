package org.millioncarrots.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.millioncarrots.award.GrantAward;
import org.millioncarrots.award.GrantAward.Granted;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.ConfirmDecision;
import org.millioncarrots.claim.ConfirmDecision.Confirmed;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** A second person confirms a decision: the award is granted, its instalments planned and its commitment booked. */
@ApplicationScoped
class AttestClaim {
    private final ConfirmDecision confirmDecision;
    private final Programmes programmes;
    private final GrantAward grantAward;
    private final Ledger ledger;
    private final Clock clock;

    AttestClaim(
            ConfirmDecision confirmDecision, Programmes programmes, GrantAward grantAward, Ledger ledger, Clock clock) {
        this.confirmDecision = confirmDecision;
        this.programmes = programmes;
        this.grantAward = grantAward;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return the award, if the decision grants one */
    @Transactional
    Optional<Granted> attest(ClaimId id) {
        Confirmed confirmed = confirmDecision.confirm(id);
        if (!confirmed.grants()) {
            return Optional.empty();
        }
        Granted granted =
                grantAward.grant(confirmed.claim(), confirmed.decision(), version(confirmed), confirmed.share());
        granted.money().forEach(money -> ledger.book(Commitment.of(money, granted.version(), LocalDate.now(clock))));
        return Optional.of(granted);
    }

    @Transactional
    void sendBack(ClaimId id) {
        confirmDecision.sendBack(id);
    }

    private ProgrammeVersion version(Confirmed confirmed) {
        return programmes
                .version(confirmed.claim().programme(), confirmed.decision().programmeVersion())
                .orElseThrow(() -> Problem.conflict("the decision's programme version is not approved"));
    }
}
