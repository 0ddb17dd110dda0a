package org.millioncarrots.programme.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.StipendSettings.Confirmations;
import org.millioncarrots.programme.terms.StipendSettings.IndexDay;
import org.millioncarrots.programme.terms.StipendSettings.Indexation;
import org.millioncarrots.programme.terms.StipendSettings.MeansTest;
import org.millioncarrots.programme.terms.StipendSettings.PayDate;
import org.millioncarrots.programme.terms.StipendSettings.PayDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDayShift;

/** Reads a benefit of kind STIPEND from a document that has been checked. */
public final class StipendReading {
    /** The fields that give the amount, one of which a stipend has. */
    public static final List<String> AMOUNTS = List.of("amountPerMonth", "amountPerWeek", "amountPerYear");

    private final JsonNode node;
    private final CurrencyCode currency;

    private StipendReading(JsonNode node) {
        this.node = node;
        this.currency = new CurrencyCode(node.path("currency").asText());
    }

    public static Benefit.Stipend of(JsonNode node, Set<Category> categories, LegalBasis basis) {
        StipendReading reading = new StipendReading(node);
        JsonNode supplements = node.path("supplements");
        String amount = AMOUNTS.stream().filter(node::has).findFirst().orElseThrow();
        return new Benefit.Stipend(
                categories,
                basis,
                reading.money(node.path(amount)),
                per(amount),
                node.path("months").intValue(),
                supplements.path("spousePercent").intValue(),
                supplements.path("childPercent").intValue(),
                supplements.path("childrenAtMost").intValue(),
                reading.settings());
    }

    private static AmountPer per(String field) {
        return switch (field) {
            case "amountPerWeek" -> AmountPer.WEEK;
            case "amountPerYear" -> AmountPer.YEAR;
            default -> AmountPer.MONTH;
        };
    }

    private StipendSettings settings() {
        StipendSettings silent = StipendSettings.DEFAULT;
        return new StipendSettings(
                node.has("payDate") ? payDate(node.path("payDate")) : silent.payDate(),
                indexation(),
                meansTest(),
                node.path("recoveryPercent").asInt(silent.recoveryPercent()),
                node.path("arrearsAfterSuspension").asBoolean(silent.arrearsAfterSuspension()),
                confirmations());
    }

    private static PayDate payDate(JsonNode date) {
        return new PayDate(
                PayDay.valueOf(date.path("day").asText()),
                PayDayShift.valueOf(date.path("shift").asText(PayDayShift.NONE.name())));
    }

    private @Nullable Indexation indexation() {
        JsonNode indexation = node.path("indexation");
        return indexation.isMissingNode()
                ? null
                : new Indexation(
                        indexation.path("index").asText(),
                        IndexDay.valueOf(indexation.path("rule").asText()),
                        indexation.path("mayDecrease").booleanValue());
    }

    private @Nullable MeansTest meansTest() {
        JsonNode test = node.path("meansTest");
        return test.isMissingNode()
                ? null
                : new MeansTest(
                        money(test.path("disregard")), test.path("taperPercent").intValue(), money(test.path("floor")));
    }

    private @Nullable Confirmations confirmations() {
        JsonNode asked = node.path("confirmations");
        return asked.isMissingNode()
                ? null
                : new Confirmations(
                        asked.path("everyMonths").intValue(),
                        asked.path("graceDays").intValue());
    }

    private Money money(JsonNode amount) {
        return Money.parse(amount.asText(), currency);
    }
}
