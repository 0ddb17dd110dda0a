package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.people.Caller;

/** What came from the bank or went to it, sealed with a master key and bound to its row until its text is destroyed. */
@ApplicationScoped
public class BankMessages {
    private static final String PURPOSE = "bank-message/";

    private final BankMessageSql sql;
    private final BankTextSql texts;
    private final MasterKeys keys;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    BankMessages(BankMessageSql sql, BankTextSql texts, MasterKeys keys, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.texts = texts;
        this.keys = keys;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<UUID> known(String sha256) {
        return sql.known(sha256);
    }

    /** What lines of the message name that nothing was known to belong to. */
    Set<String> unmatched(UUID message) {
        return Set.copyOf(sql.unmatched(message));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public UUID keep(String kind, String sha256, byte[] bytes) {
        UUID id = ids.next();
        sql.insert(id, sha256, kind, keys.seal(PURPOSE + id, bytes), caller.person(), clock.instant());
        return id;
    }

    /** Once its lines stand: whoever is erased does not come back with a message. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgetErased(UUID message) {
        texts.ofErased(message, clock.instant());
    }
}
