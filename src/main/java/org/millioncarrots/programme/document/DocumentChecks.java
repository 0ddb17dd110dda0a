package org.millioncarrots.programme.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Condition.Rule;
import org.millioncarrots.programme.terms.StipendReading;
import org.millioncarrots.programme.terms.StipendSettings;

/**
 * Checks what a programme document means: dates in order, currencies known, amounts exact, references that lead
 * somewhere. A field whose shape is wrong is passed over here, for the schema has named it already.
 */
final class DocumentChecks {
    private final JsonNode document;
    private final List<Violation> faults = new ArrayList<>();

    private DocumentChecks(JsonNode document) {
        this.document = document;
    }

    /** Every fault of meaning, in the order of the checks. */
    static List<Violation> faults(JsonNode document) {
        DocumentChecks checks = new DocumentChecks(document);
        checks.dates();
        checks.conditions();
        checks.benefits();
        checks.tariff();
        checks.sponsors();
        checks.ratesAndStacking();
        checks.legalBasis();
        checks.defaults();
        checks.faults.addAll(SplitChecks.faults(document));
        return List.copyOf(checks.faults);
    }

    private void dates() {
        Optional<LocalDate> from = date("inForceFrom");
        Optional<LocalDate> to = date("inForceTo");
        date("actOnOrAfter");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            fault("inForceTo", "not before inForceFrom");
        }
        each("legalBasis", (path, basis) -> date(basis, "publishedOn", path));
    }

    private void conditions() {
        Set<String> seen = new HashSet<>();
        each("conditions", (path, condition) -> {
            String rule = condition.path("rule").asText();
            if (!seen.add(rule)) {
                fault(path + ".rule", "stands in the list already; a rule is named once");
            }
            parameters(path, condition, rule.equals(Rule.ACT_CONFIRMED.name()), "acceptedBy");
            parameters(path, condition, rule.equals(Rule.SKILL_RECOGNISED.name()), "anyOf");
            subsetOfCategories(path + ".appliesTo", condition.path("appliesTo"));
        });
        for (Rule rule : Rule.values()) {
            if (needed(rule) && !seen.contains(rule.name())) {
                fault("conditions", rule + " is missing");
            }
        }
    }

    private boolean needed(Rule rule) {
        return switch (rule) {
            case EQUIPMENT_IN_TARIFF, EQUIPMENT_USABLE -> document.has("tariff");
            case TESTIMONY_GIVEN ->
                document.at("/testimony/requirement").asText().equals("REQUIRED");
            case CATEGORY_COVERED,
                    ACT_COVERED,
                    ACT_IN_PERIOD,
                    ACT_CONFIRMED,
                    NOT_EXCLUDED,
                    NO_SANCTIONS_HIT,
                    SKILL_RECOGNISED -> Rule.MANDATORY.contains(rule);
        };
    }

    private void parameters(String path, JsonNode condition, boolean wanted, String name) {
        boolean given = condition.path("parameters").has(name);
        if (wanted && !given) {
            fault(path + ".parameters." + name, "is missing; this rule needs it");
        }
        if (!wanted && given) {
            fault(path + ".parameters." + name, "this rule has no such parameter");
        }
    }

    private void benefits() {
        each("benefits", (path, benefit) -> {
            subsetOfCategories(path + ".forCategories", benefit.path("forCategories"));
            if (benefit.has("amount")) {
                money(path, benefit.path("amount"), path + ".amount", benefit.path("currency"), true);
            }
            if (benefit.path("kind").asText().equals(Benefit.Kind.STIPEND.name())) {
                stipend(path, benefit);
            }
            if (benefit.has("fromTariff") && !document.has("tariff")) {
                fault(path + ".fromTariff", "the document has no tariff");
            }
        });
    }

    private void stipend(String path, JsonNode stipend) {
        List<String> amounts =
                StipendReading.AMOUNTS.stream().filter(stipend::has).toList();
        if (amounts.isEmpty()) {
            fault(
                    path + "." + StipendReading.AMOUNTS.getFirst(),
                    "is missing; or give the amount per week or per year");
        }
        amounts.stream()
                .skip(1)
                .forEach(second -> fault(path + "." + second, "only one of " + String.join(", ", amounts)));
        amounts.forEach(
                amount -> money(path, stipend.path(amount), path + "." + amount, stipend.path("currency"), true));
        JsonNode shift = stipend.at("/payDate/shift");
        if (stipend.at("/payDate/day").asText().equals(StipendSettings.PayDay.LAST_TARGET_DAY.name())
                && shift.isTextual()
                && !shift.asText().equals(StipendSettings.PayDayShift.NONE.name())) {
            fault(path + ".payDate.shift", "none: on the last TARGET day banks are open");
        }
        for (String field : List.of("disregard", "floor")) {
            moneyOrZero(path, stipend.path("meansTest").path(field), path + ".meansTest." + field, stipend);
        }
    }

    private void tariff() {
        JsonNode tariff = document.path("tariff");
        if (tariff.isMissingNode()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        int i = 0;
        for (JsonNode entry : tariff.path("entries")) {
            String path = "tariff.entries[" + i++ + "]";
            if (!seen.add(entry.path("equipment").asText())) {
                fault(path + ".equipment", "stands in the tariff already");
            }
            entry.path("amounts")
                    .properties()
                    .forEach(amount -> money(
                            "tariff",
                            amount.getValue(),
                            path + ".amounts." + amount.getKey(),
                            tariff.path("currency"),
                            false));
        }
        boolean paid = false;
        for (JsonNode benefit : document.path("benefits")) {
            paid |= benefit.has("fromTariff");
        }
        if (!paid) {
            fault("tariff", "no benefit pays from it; add one of kind BOUNTY with fromTariff");
        }
    }

    private void sponsors() {
        Set<String> seen = new HashSet<>();
        each("sponsors", (path, sponsor) -> {
            if (!seen.add(sponsor.path("code").asText())) {
                fault(path + ".code", "stands in the list already; add the parts up");
            }
        });
    }

    private void ratesAndStacking() {
        JsonNode rates = document.path("rates");
        if (rates.has("fallback") && rates.path("fallback").equals(rates.path("source"))) {
            fault("rates.fallback", "another source than rates.source, or none");
        }
        if (document.has("rateDay")) {
            boolean atPayment = document.path("fixing").asText().equals("PAYMENT");
            if (atPayment != document.path("rateDay").asText().equals("PAYMENT")) {
                fault(
                        "rateDay",
                        atPayment ? "PAYMENT, as in fixing" : "ACT, LODGING or AWARD, because fixing is AWARD");
            }
        }
        JsonNode cap = document.at("/stacking/cap");
        if (!cap.isMissingNode()) {
            money("stacking.cap", cap.path("amount"), "stacking.cap.amount", cap.path("currency"), true);
        }
    }

    private void legalBasis() {
        Set<String> ids = new HashSet<>();
        each("legalBasis", (path, basis) -> {
            if (!ids.add(basis.path("id").asText())) {
                fault(path + ".id", "stands in the list already");
            }
        });
        each("conditions", (path, condition) -> reference(ids, path, condition));
        each("benefits", (path, benefit) -> reference(ids, path, benefit));
        reference(ids, "testimony", document.path("testimony"));
        reference(ids, "tariff", document.path("tariff"));
    }

    private void reference(Set<String> ids, String path, JsonNode node) {
        JsonNode id = node.path("legalBasis");
        if (id.isTextual() && !ids.contains(id.asText())) {
            fault(path + ".legalBasis", "the id of an entry in legalBasis");
        }
    }

    private void defaults() {
        each("defaults", (path, stated) -> {
            String at = stated.path("at").asText();
            if (at.startsWith("/") && document.at(at).isMissingNode()) {
                fault(path + ".at", "a JSON pointer to a field of this document");
            }
        });
    }

    private void subsetOfCategories(String path, JsonNode categories) {
        Set<String> known = new HashSet<>();
        document.path("categories").forEach(category -> known.add(category.asText()));
        categories.forEach(category -> {
            if (!known.contains(category.asText())) {
                fault(path, "only categories that the programme covers");
            }
        });
    }

    private void moneyOrZero(String holder, JsonNode amount, String path, JsonNode stipend) {
        money(holder, amount, path, stipend.path("currency"), true, true);
    }

    private void money(String holder, JsonNode amount, String path, JsonNode currency, boolean nameCurrency) {
        money(holder, amount, path, currency, nameCurrency, false);
    }

    private void money(
            String holder, JsonNode amount, String path, JsonNode currency, boolean nameCurrency, boolean zero) {
        if (!amount.isTextual() || !currency.isTextual()) {
            return;
        }
        CurrencyCode code;
        try {
            code = new CurrencyCode(currency.asText());
        } catch (IllegalArgumentException unknown) {
            fault((nameCurrency ? holder : "tariff") + ".currency", String.valueOf(unknown.getMessage()));
            return;
        }
        try {
            if (!Money.parse(amount.asText(), code).isPositive() && !zero) {
                fault(path, "more than zero");
            }
        } catch (IllegalArgumentException notExact) {
            fault(path, String.valueOf(notExact.getMessage()));
        }
    }

    private Optional<LocalDate> date(String field) {
        return date(document, field, "");
    }

    private Optional<LocalDate> date(JsonNode node, String field, String holder) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.asText()));
        } catch (DateTimeParseException notADate) {
            fault(holder.isEmpty() ? field : holder + "." + field, "a date that exists, such as 2022-03-05");
            return Optional.empty();
        }
    }

    private void each(String field, BiConsumer<String, JsonNode> check) {
        int i = 0;
        for (JsonNode item : document.path(field)) {
            check.accept(field + "[" + i++ + "]", item);
        }
    }

    private void fault(String path, String message) {
        Violation violation = new Violation(path, message);
        if (!faults.contains(violation)) {
            faults.add(violation);
        }
    }
}
