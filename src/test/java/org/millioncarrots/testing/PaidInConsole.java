package org.millioncarrots.testing;

import java.util.ArrayList;
import java.util.List;

/** People to whom something is due in a currency of their own, for pages. */
public final class PaidInConsole {
    private PaidInConsole() {}

    /** @return their payouts, one each */
    public static List<String> due(String currency, int people) throws InterruptedException {
        String programme = TestProgrammes.approved(Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
        for (int i = 0; i < people; i++) {
            String claimant = Stories.registered("partner", false, 0).getString("id");
            Stories.awarded("partner", claimant, programme, TestProgrammes.AS_OF, currency, Stories.soldier());
        }
        Stories.run("2022-01-31");
        return new ArrayList<>(
                Api.get("finance", "/v1/payouts?limit=500&currency=" + currency).getList("items.id"));
    }
}
