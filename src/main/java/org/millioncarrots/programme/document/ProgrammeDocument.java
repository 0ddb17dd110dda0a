package org.millioncarrots.programme.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.AmountSplit;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.programme.terms.LegalBasis;
import org.millioncarrots.programme.terms.StackingRule;
import org.millioncarrots.programme.terms.StipendReading;
import org.millioncarrots.programme.terms.Tariff;
import org.millioncarrots.programme.terms.Tariff.Equipment;
import org.millioncarrots.programme.terms.Tariff.Usability;

/** Turns the text of a programme document into a {@link ProgrammeVersion}, or into the list of all its faults. */
public final class ProgrammeDocument {
    private static final ProgrammeSchema SCHEMA = new ProgrammeSchema();

    private final JsonNode document;
    private final Map<String, LegalBasis> legalBasis = new HashMap<>();

    private ProgrammeDocument(JsonNode document) {
        this.document = document;
        for (JsonNode basis : document.path("legalBasis")) {
            legalBasis.put(text(basis, "id"), basis(basis));
        }
    }

    /** What came of reading a document. */
    public sealed interface Reading {
        /** The document says what it should. */
        record Accepted(ProgrammeVersion version) implements Reading {}

        /** Every fault, by path. */
        record Refused(List<Violation> faults) implements Reading {}

        /** The text is not a document at all. */
        record Unreadable(String reason) implements Reading {}
    }

    public static Reading read(String text) {
        JsonNode document;
        try {
            document = DocumentText.read(text);
        } catch (DocumentText.NotReadable notReadable) {
            return new Reading.Unreadable(notReadable.reason());
        }
        List<Violation> faults = faults(document);
        return faults.isEmpty()
                ? new Reading.Accepted(new ProgrammeDocument(document).version(DocumentText.sha256(text)))
                : new Reading.Refused(faults);
    }

    /** Faults of meaning only where the shape is right, so that one mistake is named once. */
    private static List<Violation> faults(JsonNode document) {
        List<Violation> shape = SCHEMA.faults(document);
        if (!document.isObject()) {
            return shape;
        }
        Set<String> named = shape.stream().map(Violation::field).collect(Collectors.toSet());
        return Stream.concat(
                        shape.stream(),
                        DocumentChecks.faults(document).stream().filter(fault -> !named.contains(fault.field())))
                .toList();
    }

    private ProgrammeVersion version(String sha256) {
        JsonNode rates = document.path("rates");
        return new ProgrammeVersion(
                text(document, "code"),
                document.path("version").intValue(),
                text(document, "title"),
                text(document, "summary"),
                LocalDate.parse(text(document, "inForceFrom")),
                date(document, "inForceTo"),
                enums(document.path("categories"), Category::valueOf),
                enums(document.path("acts"), ActOfLeaving::valueOf),
                LocalDate.parse(text(document, "actOnOrAfter")),
                list("conditions", this::condition),
                testimony(document.path("testimony")),
                family(),
                list("benefits", this::benefit),
                document.has("tariff") ? tariff(document.path("tariff")) : null,
                list("sponsors", ProgrammeDocument::sponsor),
                new ProgrammeVersion.RatePolicy(
                        RateSource.valueOf(text(rates, "source")),
                        rates.has("fallback") ? RateSource.valueOf(text(rates, "fallback")) : null),
                ProgrammeVersion.Fixing.valueOf(text(document, "fixing")),
                ProgrammeVersion.TariffDay.valueOf(
                        document.path("tariffDay").asText(ProgrammeVersion.TariffDay.ACT.name())),
                rateDay(),
                stacking(document.path("stacking")),
                ProgrammeVersion.OnExhaustedFunds.valueOf(text(document, "onExhaustedFunds")),
                ProgrammeVersion.WithoutAppropriation.valueOf(document.path("withoutAppropriation")
                        .asText(ProgrammeVersion.WithoutAppropriation.REFUSE.name())),
                document.has("amountSplit") ? amountSplit(document.path("amountSplit")) : null,
                document.path("raisePinnedOffers").booleanValue(),
                list("legalBasis", ProgrammeDocument::basis),
                list(
                        "defaults",
                        stated -> new ProgrammeVersion.StatedDefault(text(stated, "at"), text(stated, "reason"))),
                sha256);
    }

    private Condition condition(JsonNode node) {
        return new Condition(
                Condition.Rule.valueOf(text(node, "rule")),
                enums(node.path("appliesTo"), Category::valueOf),
                enums(node.path("parameters").path("acceptedBy"), Condition.Confirmer::valueOf),
                enums(node.path("parameters").path("anyOf"), Condition.Skill::valueOf),
                basisOf(node));
    }

    private ProgrammeVersion.Testimony testimony(JsonNode node) {
        return new ProgrammeVersion.Testimony(
                ProgrammeVersion.Testimony.Requirement.valueOf(text(node, "requirement")),
                ProgrammeVersion.Testimony.Publication.valueOf(text(node, "publication")),
                basisOf(node));
    }

    /** A document that says nothing means the claim's day, unless it fixes rates at payment. */
    private ProgrammeVersion.RateDay rateDay() {
        String silent = text(document, "fixing").equals(ProgrammeVersion.Fixing.PAYMENT.name())
                ? ProgrammeVersion.RateDay.PAYMENT.name()
                : document.path("tariffDay").asText(ProgrammeVersion.TariffDay.ACT.name());
        return ProgrammeVersion.RateDay.valueOf(document.path("rateDay").asText(silent));
    }

    private FamilyTerms family() {
        FamilyTerms silent = FamilyTerms.DEFAULT;
        JsonNode comingOfAge = document.path("comingOfAge");
        return new FamilyTerms(
                comingOfAge.path("age").asInt(silent.comesOfAgeAt()),
                FamilyTerms.UntilEndOf.valueOf(
                        comingOfAge.path("untilEndOf").asText(silent.until().name())),
                FamilyTerms.AddedFrom.valueOf(document.path("addedDependantsFrom")
                        .asText(silent.addedFrom().name())));
    }

    private Benefit benefit(JsonNode node) {
        Set<Category> categories = enums(node.path("forCategories"), Category::valueOf);
        Benefit.Kind kind = Benefit.Kind.valueOf(text(node, "kind"));
        return switch (kind) {
            case BOUNTY ->
                node.has("fromTariff")
                        ? new Benefit.TariffBounty(categories, basisOf(node))
                        : new Benefit.Bounty(categories, basisOf(node), money(node, "amount"));
            case STIPEND -> StipendReading.of(node, categories, basisOf(node));
            case ASYLUM, FAMILY_ASYLUM, CITIZENSHIP_PATH, RESIDENCE ->
                new Benefit.Status(categories, basisOf(node), kind);
        };
    }

    private static Tariff tariff(JsonNode node) {
        CurrencyCode currency = new CurrencyCode(text(node, "currency"));
        Map<Equipment, Map<Usability, Money>> amounts = new EnumMap<>(Equipment.class);
        for (JsonNode entry : node.path("entries")) {
            Map<Usability, Money> byUsability = new EnumMap<>(Usability.class);
            entry.path("amounts")
                    .properties()
                    .forEach(amount -> byUsability.put(
                            Usability.valueOf(amount.getKey()),
                            Money.parse(amount.getValue().asText(), currency)));
            amounts.put(Equipment.valueOf(text(entry, "equipment")), byUsability);
        }
        return new Tariff(currency, amounts);
    }

    private static AmountSplit amountSplit(JsonNode node) {
        return new AmountSplit(
                node.path("parts").intValue(),
                money(node, "minimum"),
                node.path("daysApart").asInt(1));
    }

    private static ProgrammeVersion.Sponsor sponsor(JsonNode node) {
        return new ProgrammeVersion.Sponsor(
                text(node, "code"), text(node, "name"), node.path("parts").longValue());
    }

    private static StackingRule stacking(JsonNode node) {
        return new StackingRule(
                text(node, "group"),
                StackingRule.Mode.valueOf(text(node, "mode")),
                node.has("cap") ? money(node.path("cap"), "amount") : null);
    }

    private static LegalBasis basis(JsonNode node) {
        return new LegalBasis(
                text(node, "id"),
                text(node, "title"),
                date(node, "publishedOn"),
                node.has("url") ? text(node, "url") : null,
                text(node, "quoted"));
    }

    private LegalBasis basisOf(JsonNode node) {
        LegalBasis basis = legalBasis.get(text(node, "legalBasis"));
        if (basis == null) {
            throw new IllegalStateException("a checked document refers to a legal basis that it does not have");
        }
        return basis;
    }

    private <T> List<T> list(String field, Function<JsonNode, T> read) {
        return StreamSupport.stream(document.path(field).spliterator(), false)
                .map(read)
                .toList();
    }

    private static <E extends Enum<E>> Set<E> enums(JsonNode array, Function<String, E> valueOf) {
        Set<E> values = new LinkedHashSet<>();
        array.forEach(value -> values.add(valueOf.apply(value.asText())));
        return values;
    }

    private static Money money(JsonNode node, String field) {
        return Money.parse(text(node, field), text(node, "currency"));
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        return node.has(field) ? LocalDate.parse(text(node, field)) : null;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
