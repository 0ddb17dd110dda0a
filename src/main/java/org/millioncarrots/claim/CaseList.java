package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.claim.CasesPage.Row;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** What waits for people of the staff, oldest first. Nobody's name is in it. */
@ApplicationScoped
class CaseList {
    private static final int ROWS = 25;
    /** Beyond it, pages say that there are more. */
    static final int COUNTED = 1000;

    private final CaseListSql sql;
    private final Claims claims;
    private final AssessClaim assessClaim;

    CaseList(CaseListSql sql, Claims claims, AssessClaim assessClaim) {
        this.sql = sql;
        this.claims = claims;
        this.assessClaim = assessClaim;
    }

    /** What it waits for; its lower-case name stands in addresses. */
    enum Waiting {
        DECIDE,
        ATTEST,
        HELD,
        APPEALS,
        RIVALS
    }

    /** How many wait for something. */
    record Count(Waiting which, long count) {}

    /**
     * To be rolled back: what the rules come to depends on the day of the act, which is noted at the claim when it is found.
     *
     * @param mine only what the caller may do next
     */
    @Transactional
    Page<Row> page(Waiting which, boolean mine, UUID after) {
        Page<Row> page = Page.of(
                sql.rows(which, mine, after, ROWS + 1), ROWS, row -> row.id().toString());
        return page.map(row -> row.state().equals(ClaimState.LODGED.name()) ? row.with(verdict(row)) : row);
    }

    @Transactional
    List<Count> counts(boolean mine) {
        return Arrays.stream(Waiting.values())
                .map(which -> new Count(which, sql.count(which, mine, COUNTED)))
                .toList();
    }

    private String verdict(Row row) {
        try {
            return assessClaim
                    .assess(claims.get(new ClaimId(row.id())), null)
                    .assessment()
                    .outcome()
                    .name();
        } catch (Problem notInForce) {
            return "";
        }
    }
}
