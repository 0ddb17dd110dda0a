package org.millioncarrots.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One claim as people of the staff look at it before they act: by the claimant's pseudonym and with nobody's name but their own.
 *
 * @param pseudonym absent if the claimant is erased
 * @param outcome of the decision that waits for an attestation, or was attested, or what the rules come to now; empty if no version
 *     is in force on the claim's day
 * @param because why the version binds
 * @param decided whether {@code rules} and {@code facts} are those of a recorded decision
 * @param evidence references into the caseworkers' own files
 * @param family why a person must look at the family before the claim is granted; empty if nobody must
 * @param rivals other open claims that cannot be granted besides
 */
public record CaseFile(
        UUID id,
        UUID claimantId,
        @Nullable String pseudonym,
        String programme,
        String partner,
        String state,
        int version,
        LocalDate asOf,
        Instant lodgedAt,
        String payoutCurrency,
        String outcome,
        String title,
        int programmeVersion,
        String because,
        boolean decided,
        List<Rule> rules,
        List<Fact> facts,
        List<String> evidence,
        String family,
        boolean possibleSamePerson,
        List<UUID> rivals,
        List<Hold> holds,
        List<Took> history,
        Closed closed) {

    /** What one rule found. */
    public record Rule(String rule, String outcome, String detail, String legalBasis) {
        public String ruleWord() {
            return "rule_" + rule;
        }

        /** The name of the icon and of the colour. */
        public String style() {
            return switch (outcome) {
                case "MET" -> "settled";
                case "NOT_MET" -> "rejected";
                default -> "unknown";
            };
        }

        public String outcomeWord() {
            return "rule_" + outcome;
        }
    }

    /**
     * What is known about the applicant.
     *
     * @param valueWord the key of the word for the value; empty if the value is in words
     */
    public record Fact(String name, String value, String valueWord) {
        public String word() {
            return "fact_" + name;
        }
    }

    /**
     * A reason that stops payment.
     *
     * @param byCaller the caller has placed it, or proposed to lift it, so that another person lifts it
     * @param proposed one of the two people who lift it has proposed to
     */
    public record Hold(UUID id, String reason, Instant placedAt, boolean byCaller, boolean takesTwo, boolean proposed) {
        public String reasonWord() {
            return "hold_" + reason;
        }
    }

    /** Who has done what, when. */
    public record Took(String part, String person, Instant at) {
        public String word() {
            return "part_" + part;
        }
    }

    /** What the caller has done in the case that closes an act to them. */
    public record Closed(List<String> decide, List<String> attest, List<String> compare, List<String> clear) {}

    public boolean is(String other) {
        return state.equals(other);
    }

    public String stateWord() {
        return "state_" + state;
    }

    public String verdictWord() {
        return "verdict_" + (outcome.isEmpty() ? "none" : outcome);
    }

    /** What a form has shown: another version is another case. */
    public String seen() {
        return Integer.toString(version);
    }
}
