package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.index.AwardIndexSql;
import org.millioncarrots.stipend.StipendRules.Confirmations;
import org.millioncarrots.stipend.StipendTerms;

/** What begins with an award besides its instalments: confirmations are expected, and an index is followed. */
@ApplicationScoped
class BeginStipend {
    private final AwardIndexSql sql;
    private final Clock clock;

    BeginStipend(AwardIndexSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param award that is stored already, in this transaction */
    void begin(Award award, List<AwardedMoney> money) {
        for (AwardedMoney part : money) {
            StipendTerms terms = part.terms();
            if (terms != null) {
                Confirmations asked = terms.rules().confirmations();
                if (asked != null) {
                    award.expectConfirmations(asked, LocalDate.now(clock));
                }
                terms.rules().index().ifPresent(index -> sql.follow(award, index));
            }
        }
    }
}
