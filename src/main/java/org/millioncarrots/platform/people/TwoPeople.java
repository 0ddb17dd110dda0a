package org.millioncarrots.platform.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** What one person has begun, another ends. People are told apart by the subjects of their tokens, whatever their case. */
@ApplicationScoped
public class TwoPeople {
    private final Caller caller;

    TwoPeople(Caller caller) {
        this.caller = caller;
    }

    /**
     * @param earlier who has taken part so far
     * @param rule what the caller is told, such as {@code whoever proposed the erasure cannot approve it}
     * @return the caller
     * @throws Problem if the caller is one of them (403)
     */
    public String other(Collection<String> earlier, String rule) {
        String person = caller.person();
        if (earlier.stream().anyMatch(other -> isSame(other, person))) {
            throw Problem.of(ProblemType.SAME_PERSON, rule);
        }
        return person;
    }

    /** The same of one person. */
    public String other(String earlier, String rule) {
        return other(List.of(earlier), rule);
    }

    /**
     * For what only whoever began it may take back.
     *
     * @return the caller
     * @throws Problem if the caller is another person (403)
     */
    public String same(String earlier, String rule) {
        String person = caller.person();
        if (!isSame(earlier, person)) {
            throw Problem.of(ProblemType.FORBIDDEN, rule);
        }
        return person;
    }

    /** Whether the caller is this person. */
    public boolean isCaller(String person) {
        return isSame(person, caller.person());
    }

    /** What the caller proposes, and another has to approve. */
    public Proposal propose(Instant now) {
        return Proposal.open(caller.person(), now);
    }

    /** Whether two subjects are one person: providers differ in whether they keep the case of a subject. */
    static boolean isSame(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
