package org.millioncarrots.claim;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.ClaimRequests.DecideClaimRequest;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition.Confirmer;

/** What the form of a decision asks for; an empty field establishes nothing. */
class FindingsQuery {
    /** With a digit, which names do not have. */
    private static final Pattern REFERENCE = Pattern.compile("(?=.*[0-9])[A-Za-z0-9._:/-]{1,80}");

    private static final int MOST_REFERENCES = 50;
    private static final int MOST_CHILDREN = 30;

    @RestForm
    @Nullable
    String outcome;

    @RestForm
    @Nullable
    String category;

    @RestForm
    @Nullable
    String act;

    @RestForm
    @Nullable
    String actOn;

    @RestForm
    @Nullable
    String confirmedBy;

    @RestForm
    @Nullable
    String exclusionGrounds;

    @RestForm
    @Nullable
    String sanctionsHold;

    @RestForm
    @Nullable
    String testimonyGiven;

    @RestForm
    @Nullable
    String spouse;

    @RestForm
    @Nullable
    String children;

    @RestForm
    @Nullable
    String evidence;

    /** @throws Problem if a field says something else than the form offers (400) */
    DecideClaimRequest request() {
        Outcome decided = Params.oneOf("outcome", chosen(outcome), Outcome.class);
        if (decided == null) {
            throw Problem.invalid("outcome", "one of those on the buttons");
        }
        return new DecideClaimRequest(decided, findings(), references());
    }

    private @Nullable Facts findings() {
        LocalDate day = Params.date("actOn", chosen(actOn));
        Facts found = new Facts(
                Params.oneOf("category", chosen(category), Category.class),
                Params.oneOf("act", chosen(act), ActOfLeaving.class),
                day,
                Params.oneOf("confirmedBy", chosen(confirmedBy), Confirmer.class),
                Params.oneOf("exclusionGrounds", chosen(exclusionGrounds), Facts.ExclusionGrounds.class),
                flag("sanctionsHold", sanctionsHold),
                flag("testimonyGiven", testimonyGiven),
                dependants(),
                null,
                null);
        return found.equals(new Facts(null, null, null, null, null, null, null, null, null, null)) ? null : found;
    }

    private Facts.@Nullable Dependants dependants() {
        Boolean married = flag("spouse", spouse);
        String number = chosen(children);
        if (married == null && number == null) {
            return null;
        }
        if (married == null
                || number == null
                || !number.matches("[0-9]{1,2}")
                || Integer.parseInt(number) > MOST_CHILDREN) {
            throw Problem.invalid("children", "who counts of the family: the spouse, and how many children, 0 to 30");
        }
        return new Facts.Dependants(married, Integer.parseInt(number));
    }

    private List<String> references() {
        String all = chosen(evidence);
        List<String> given = all == null ? List.of() : Arrays.asList(all.split("[\\s,;]+"));
        if (given.size() > MOST_REFERENCES
                || !given.stream().allMatch(one -> REFERENCE.matcher(one).matches())) {
            throw Problem.invalid(
                    "evidence", "references into your own files, separated by spaces, each with a number; no names");
        }
        return given;
    }

    private static @Nullable Boolean flag(String name, @Nullable String text) {
        YesNo said = Params.oneOf(name, chosen(text), YesNo.class);
        return said == null ? null : said == YesNo.YES;
    }

    private enum YesNo {
        YES,
        NO
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
