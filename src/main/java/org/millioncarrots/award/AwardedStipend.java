package org.millioncarrots.award;

import java.util.List;
import org.millioncarrots.award.Awards.MoneyRow;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.stipend.StipendSchedule;
import org.millioncarrots.stipend.StipendTerms;

/** A stored stipend: its terms now, and the rates that were pinned when it was granted and stay. */
public record AwardedStipend(StipendTerms terms, CurrencyCode payable, List<PinnedRate> rates) {

    public static AwardedStipend of(MoneyRow row, String terms, Json json) {
        return new AwardedStipend(
                json.read(terms, StipendTerms.class), row.payable().currency(), rates(row, json));
    }

    /** The rates that were pinned when the money was granted. */
    public static List<PinnedRate> rates(MoneyRow row, Json json) {
        return List.of(json.read(row.rates(), PinnedRate[].class));
    }

    /** The instalments by some terms, in the currency of the instalments. */
    public StipendSchedule schedule(StipendTerms others) {
        return new StipendSchedule(
                others, monthly -> Conversion.of(monthly, payable, rates).target());
    }
}
