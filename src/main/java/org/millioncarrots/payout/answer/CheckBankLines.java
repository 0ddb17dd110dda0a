package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.payout.recognition.FindUnsent;
import org.millioncarrots.payout.recognition.UnsentSql;

/** Compares what the bank has named with what the books believe to be unsent. */
@ApplicationScoped
public class CheckBankLines {
    private static final int UUID_LENGTH = 36;

    private final BankMessageSql sql;
    private final UnsentSql unsentSql;
    private final FindUnsent findUnsent;

    CheckBankLines(BankMessageSql sql, UnsentSql unsentSql, FindUnsent findUnsent) {
        this.sql = sql;
        this.unsentSql = unsentSql;
        this.findUnsent = findUnsent;
    }

    /**
     * What the bank has named and nothing was known to belong to when it did.
     *
     * @param unsent payouts that are due or in a batch all the same
     * @param applicable other payments and files that are known by now
     * @param unknown payments and files of the form of ours that belong to nothing: what was made in the missing time
     */
    public record BankLines(int unsent, int applicable, int unknown) {}

    @Transactional
    public BankLines compare() {
        Set<String> names = new HashSet<>(sql.unmatchedNames());
        Set<String> endToEndIds = names.stream().filter(EndToEndId::isOurs).collect(Collectors.toSet());
        Set<UUID> uetrs = names.stream()
                .filter(name -> name.length() == UUID_LENGTH)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        Set<String> unsent = findUnsent.find(endToEndIds, uetrs).stream()
                .map(found -> found.name().toString())
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>(unsentSql.known(endToEndIds));
        known.addAll(unsentSql.knownFiles(names));
        known.removeAll(unsent);
        // A UETR may be anybody's: one that belongs to nothing says nothing.
        names.removeIf(name -> name.length() == UUID_LENGTH);
        names.removeAll(unsent);
        names.removeAll(known);
        return new BankLines(unsent.size(), known.size(), names.size());
    }
}
