package org.millioncarrots.payout.exception;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.CountBars;
import org.millioncarrots.money.Money;

/**
 * What the page of exceptions shows.
 *
 * @param query the filters as they stand in the address
 * @param count how many there are, shown or not
 * @param next the cursor of what follows
 */
public record ExceptionsPage(
        Asked asked,
        String query,
        List<Group> groups,
        CountBars ages,
        long count,
        List<Line> lines,
        @Nullable String next) {

    /** The filters as fields of a form; empty if nothing is chosen. */
    public record Asked(String kind, String reason, String whose, String age, String state) {
        public boolean isAny() {
            return !(kind + reason + whose + age + state).isEmpty();
        }
    }

    /**
     * Those of one kind and reason.
     *
     * @param word the key of the word for its kind
     * @param step the key of what to do next
     */
    public record Group(
            String word,
            String step,
            String reason,
            long count,
            @Nullable Money amount,
            Instant oldest,
            String href,
            boolean current) {}

    /**
     * One exception.
     *
     * @param days whole days since it came up
     * @param owner the name of whoever has taken it; empty if nobody has
     * @param take the token of the form that takes it; empty if the caller cannot
     * @param giveBack likewise of the one that gives it back
     */
    public record Line(
            UUID id,
            String word,
            String reason,
            @Nullable Money amount,
            @Nullable String programme,
            @Nullable UUID payoutId,
            @Nullable UUID messageId,
            @Nullable Integer line,
            Instant since,
            long days,
            String state,
            String owner,
            boolean mine,
            String take,
            String giveBack) {
        public String lineText() {
            return String.valueOf(line);
        }
    }

    public List<String> kinds() {
        return java.util.Arrays.stream(ExceptionKind.values()).map(Enum::name).toList();
    }

    /** Those that there are, and the one that is asked for. */
    public SortedSet<String> reasons() {
        SortedSet<String> reasons = new TreeSet<>(List.of(asked.reason()));
        groups.forEach(group -> reasons.add(group.reason()));
        reasons.remove("");
        return reasons;
    }

    public List<String> whose() {
        return java.util.Arrays.stream(ExceptionFilter.Whose.values())
                .map(Enum::name)
                .toList();
    }

    public List<String> states() {
        return java.util.Arrays.stream(ExceptionState.values()).map(Enum::name).toList();
    }

    public String kindWord(String kind) {
        return "kind_" + kind;
    }

    public String ageWord() {
        return "age_" + asked.age();
    }

    public String whoseWord(String whose) {
        return "whose_" + whose;
    }

    public String stateWord(String state) {
        return "state_" + state;
    }
}
