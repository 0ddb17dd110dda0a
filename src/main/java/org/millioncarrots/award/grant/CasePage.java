package org.millioncarrots.award.grant;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.CaseFile;
import org.millioncarrots.eligibility.FactWords;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition.Confirmer;

/**
 * What the page of one claim shows.
 *
 * @param done what the act before has done; empty if the page was only asked for
 * @param tokens makes the token of a form
 */
public record CasePage(
        CaseFile file,
        Grant grant,
        boolean caseworker,
        boolean approver,
        String done,
        Language language,
        Tokens tokens) {
    /** Makes the token of a form. */
    @FunctionalInterface
    public interface Tokens {
        String of(String operation, String target, String seen);
    }

    /**
     * What the claim grants, or would.
     *
     * @param obstacle why nothing would be granted, in the service's words; empty if nothing is in the way
     */
    public record Grant(List<Money> money, String obstacle, boolean known) {
        static final Grant NONE = new Grant(List.of(), "", false);
    }

    /**
     * One money benefit.
     *
     * @param first when the first instalment is due, in the business zone; absent if there is none
     */
    public record Money(
            String kind,
            org.millioncarrots.money.Money promised,
            org.millioncarrots.money.Money scheduled,
            int instalments,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            String payoutCurrency,
            List<Rate> rates) {
        public String kindWord() {
            return "kind_" + kind;
        }
    }

    /** A rate that leads from the promise to the instalments. */
    public record Rate(String equation, String source, LocalDate publishedOn, LocalDate inForceFrom) {}

    /** A fact that the form of the decision can establish. */
    public record Field(String name, List<Choice> choices) {
        static Field of(String name, Language language, Enum<?>... values) {
            return new Field(
                    name,
                    Arrays.stream(values)
                            .map(value -> new Choice(value.name(), FactWords.of(value, language), ""))
                            .toList());
        }

        static Field coded(String name, List<String> values) {
            return new Field(
                    name,
                    values.stream()
                            .map(value -> new Choice(value, "", "value_" + value))
                            .toList());
        }

        public String word() {
            return "fact_" + name;
        }
    }

    /**
     * What can be chosen.
     *
     * @param word the key of its word; empty if the text is it
     */
    public record Choice(String value, String text, String word) {}

    private static final List<String> YES_NO = List.of("YES", "NO");

    public List<Field> fields() {
        return List.of(
                Field.of("category", language, Category.values()),
                Field.of("act", language, ActOfLeaving.values()),
                Field.of("confirmedBy", language, Confirmer.values()),
                Field.coded(
                        "exclusionGrounds",
                        Arrays.stream(Facts.ExclusionGrounds.values())
                                .map(Enum::name)
                                .toList()),
                Field.coded("sanctionsHold", YES_NO),
                Field.coded("testimonyGiven", YES_NO),
                Field.coded("spouse", YES_NO));
    }

    /** Why payment can be stopped by people; the bank's own reason is set by its answer. */
    public List<String> holdReasons() {
        return List.of(
                "SANCTIONS_MATCH",
                "EXCLUSION_1F",
                "IDENTITY_DOUBT",
                "SAFETY_OF_DEPENDANTS",
                "EVIDENCE_DOUBT",
                "COURT_ORDER");
    }

    public List<String> refusalReasons() {
        return List.of("PERSON_SERVED", "GROUP_SERVED", "FUNDS_EXHAUSTED", "EQUIPMENT_AWARDED");
    }

    public String holdWord(String reason) {
        return "hold_" + reason;
    }

    public String refusalWord(String reason) {
        return "refusal_" + reason;
    }

    public String partWord(String part) {
        return "mine_" + part;
    }

    public String doneWord() {
        return "done_" + done;
    }

    /** Whether the page knows a word for what was done. */
    public boolean isActed() {
        return List.of("decided", "refused", "held", "lifted", "compared", "confirmed", "attested", "back")
                .contains(done);
    }

    /** The token of a form on this claim that shows its present version. */
    public String token(String operation) {
        return tokens.of(operation, file.id().toString(), file.seen());
    }

    /** The same for an act that does not depend on the version. */
    public String plainToken(String operation) {
        return tokens.of(operation, file.id().toString(), "");
    }

    public String liftToken(CaseFile.Hold hold) {
        return tokens.of("liftHold", hold.id().toString(), "");
    }

    public String rulingToken() {
        return tokens.of("ruleRivals", file.id().toString(), rivals());
    }

    public String rivals() {
        return file.rivals().stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** Whether an attestation would only confirm that nothing is granted. */
    public boolean isRejecting() {
        return file.outcome().equals("NOT_ELIGIBLE");
    }
}
