package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.millioncarrots.bank.TellingWords;
import org.millioncarrots.claimant.BankFileWords;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Category;

/** Codes and titles of all programmes, categories, acts, and what the operator adds. */
@ApplicationScoped
class ProgrammeWords implements BankFileWords {
    private final Programmes programmes;
    private final Debtor debtor;
    private volatile Known known = new Known(Set.of());

    ProgrammeWords(Programmes programmes, Debtor debtor) {
        this.programmes = programmes;
        this.debtor = debtor;
    }

    @Override
    public TellingWords now() {
        Set<String> words = new HashSet<>(debtor.forbiddenWords());
        programmes.all().forEach(version -> words.addAll(List.of(version.code(), version.title())));
        words.addAll(programmes.disabled());
        Stream.concat(Arrays.stream(Category.values()), Arrays.stream(ActOfLeaving.values()))
                .map(Enum::name)
                .forEach(words::add);
        Known last = known;
        if (!last.words.equals(words)) {
            last = new Known(words);
            known = last;
        }
        return last.telling;
    }

    /** Made once for each state of the programmes. */
    private static final class Known {
        private final Set<String> words;
        private final TellingWords telling;

        private Known(Set<String> words) {
            this.words = words;
            this.telling = new TellingWords(words);
        }
    }
}
