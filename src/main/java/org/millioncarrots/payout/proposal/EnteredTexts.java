package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.PersonWords;
import org.millioncarrots.payout.proposal.BankMessageProposalSql.Text;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** The texts of bank messages that people have entered: sealed, each for its row, until they are confirmed or somebody in them is erased. */
@ApplicationScoped
public class EnteredTexts {
    private static final String PURPOSE = "bank-message-proposal";
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final BankMessageProposalSql sql;
    private final PersonWords personWords;
    private final MasterKeys keys;
    private final Clock clock;

    EnteredTexts(BankMessageProposalSql sql, PersonWords personWords, MasterKeys keys, Clock clock) {
        this.sql = sql;
        this.personWords = personWords;
        this.keys = keys;
        this.clock = clock;
    }

    byte[] sealed(UUID id, byte[] bytes) {
        return keys.seal(PURPOSE + "/" + id, bytes);
    }

    /**
     * @throws Problem if it is destroyed (410)
     * @throws IllegalStateException if it is not what was entered
     */
    byte[] of(UUID id) {
        return open(sql.text(id)
                .orElseThrow(() -> Problem.of(
                        ProblemType.GONE,
                        "somebody in it was erased, and its text with them: enter the message again")));
    }

    /**
     * Destroys those that nobody has confirmed and in which the claimant stands. To be called while the vault still knows who that is.
     *
     * @return how many
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(ClaimantId claimant) {
        List<String> marks = Stream.concat(personWords.of(claimant).stream(), sql.references(claimant).stream())
                .map(EnteredTexts::squeezed)
                .toList();
        int destroyed = 0;
        // One by one: they can be large.
        for (UUID id : sql.open()) {
            String text = squeezed(new String(of(id), StandardCharsets.UTF_8));
            if (marks.stream().anyMatch(text::contains)) {
                sql.destroyText(id, clock.instant());
                destroyed++;
            }
        }
        return destroyed;
    }

    private byte[] open(Text text) {
        byte[] bytes = keys.open(text.isBound() ? PURPOSE + "/" + text.id() : PURPOSE, text.sealed());
        if (!Sha256.of(bytes).equals(text.sha256())) {
            throw new IllegalStateException("the text of proposal " + text.id() + " is not what was entered");
        }
        return bytes;
    }

    private static String squeezed(String text) {
        return SPACE.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
