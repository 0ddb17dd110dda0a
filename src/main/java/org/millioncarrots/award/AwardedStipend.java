package org.millioncarrots.award;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.millioncarrots.award.Awards.MoneyRow;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Json;
import org.millioncarrots.stipend.StipendSchedule;
import org.millioncarrots.stipend.StipendTerms;

/** A stored stipend: its terms now, and the rates that were pinned when it was granted and stay. */
record AwardedStipend(StipendTerms terms, CurrencyCode payable, List<PinnedRate> rates) {

    /** A pinned rate as the award's JSON has it. */
    @RegisterForReflection
    record StoredRate(
            CurrencyCode base,
            CurrencyCode quote,
            int nominal,
            String value,
            RateSource source,
            LocalDate publishedOn,
            LocalDate inForceFrom,
            String sha256) {
        PinnedRate pinned() {
            return new PinnedRate(
                    base, quote, nominal, new BigDecimal(value), source, publishedOn, inForceFrom, sha256);
        }
    }

    static AwardedStipend of(MoneyRow row, String terms, Json json) {
        return new AwardedStipend(
                json.read(terms, StipendTerms.class), row.payable().currency(), rates(row, json));
    }

    /** The rates that were pinned when the money was granted. */
    static List<PinnedRate> rates(MoneyRow row, Json json) {
        return Arrays.stream(json.read(row.rates(), StoredRate[].class))
                .map(StoredRate::pinned)
                .toList();
    }

    /** The instalments by some terms, in the currency of the instalments. */
    StipendSchedule schedule(StipendTerms others) {
        return new StipendSchedule(
                others, monthly -> Conversion.of(monthly, payable, rates).target());
    }
}
