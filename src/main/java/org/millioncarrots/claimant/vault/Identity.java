package org.millioncarrots.claimant.vault;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.LatinName;
import org.millioncarrots.bank.NameLanguage;
import org.millioncarrots.platform.http.Problem;

/**
 * Who a claimant is. Lives only in the vault; nothing of it is logged or exported, and it is answered only to whom a disclosure
 * names.
 *
 * @param name as the person writes it, in any script
 * @param latinName the passport's own Latin spelling, when there is one
 * @param nameLanguage the language of a name in Cyrillic letters, by which it is written in Latin ones where there is no such spelling;
 *     without it, its letters tell
 */
@Schema(description = "Who the claimant is; sealed on arrival, answered only by a disclosure.")
public record Identity(
        @NotNull @Size(min = 1, max = 140) @Schema(examples = "Пётр Образцов")
        String name,

        @Size(min = 1, max = 140) @Schema(examples = "PETR OBRAZTSOV") @Nullable
        String latinName,

        @Nullable NameLanguage nameLanguage,
        @NotNull @Past LocalDate bornOn,
        @NotNull @Valid Document document,
        @Nullable @Size(max = 30) List<@Valid @NotNull Dependant> dependants) {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** The document that identifies the person; the blind index is made of it. */
    public record Document(
            @NotNull Kind kind,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "an ISO 3166 country code of two capital letters")
            String issuedBy,

            @NotNull @Size(min = 3, max = 40) String number) {

        /** What kind of document it is. */
        @Schema(name = "IdentityDocumentKind")
        public enum Kind {
            /** A passport. */
            PASSPORT,
            /** A national identity card. */
            IDENTITY_CARD,
            /** A military card. */
            MILITARY_CARD,
            /** A travel document for people without a passport. */
            TRAVEL_DOCUMENT
        }

        /** Neither country nor number. */
        @Override
        public String toString() {
            return "Document[sealed]";
        }
    }

    /** A family member who counts for asylum or a supplement. */
    public record Dependant(
            @NotNull Relation relation,
            @Nullable @PastOrPresent LocalDate bornOn) {

        /** How the dependant belongs to the claimant. */
        @Schema(name = "DependantRelation")
        public enum Relation {
            /** Husband or wife; one at most. */
            SPOUSE,
            /** A child. */
            CHILD
        }

        /** No birthday. */
        @Override
        public String toString() {
            return "Dependant[sealed]";
        }
    }

    /**
     * As it stands in a bank file.
     *
     * @param field the path of the name, for the problem
     * @throws Problem as {@link LatinName#of}
     */
    public LatinName latin(String field) {
        return LatinName.of(field, latinName, name, nameLanguage);
    }

    public boolean hasSpouse() {
        return count(Dependant.Relation.SPOUSE) > 0;
    }

    public int children() {
        return count(Dependant.Relation.CHILD);
    }

    /** The same with dependants who were added later. */
    public Identity with(List<Dependant> added) {
        List<Dependant> all = new ArrayList<>(dependants == null ? List.of() : dependants);
        all.addAll(added);
        return new Identity(name, latinName, nameLanguage, bornOn, document, all);
    }

    /**
     * Nobody who lives was born before 1900: an earlier year is a slip, by which nobody is found again.
     *
     * @throws Problem naming the field
     */
    public static void requirePlausible(String field, @Nullable LocalDate bornOn) {
        if (bornOn != null && bornOn.isBefore(EARLIEST)) {
            throw Problem.invalid(field, "a birthday from " + EARLIEST + " on");
        }
    }

    private int count(Dependant.Relation relation) {
        return dependants == null
                ? 0
                : Math.toIntExact(dependants.stream()
                        .filter(d -> d.relation() == relation)
                        .count());
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Identity[sealed]";
    }
}
