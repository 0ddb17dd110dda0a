package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.payout.channel.BankChannel;
import org.millioncarrots.payout.channel.DeliverySql;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Lets a person take a file to the bank: where no channel does it, and for a file that a person was given before there was one. */
@ApplicationScoped
class ByHand {
    private final SecureApproval secureApproval;
    private final DeliverySql sql;
    private final BankChannel channel;

    ByHand(SecureApproval secureApproval, DeliverySql sql, BankChannel channel) {
        this.secureApproval = secureApproval;
        this.sql = sql;
        this.channel = channel;
    }

    /**
     * To be called outside of any transaction.
     *
     * @throws Problem if the channel takes the file (409), or the approval could still be lost (503)
     */
    @Transactional(Transactional.TxType.NEVER)
    void require(UUID batch) {
        if (channel.sends() && sql.waits(batch)) {
            throw Problem.conflict(
                    ConflictReason.DONE_BY_CHANNEL,
                    "the bank's channel takes the file and records its delivery; once it has, the file can be read here");
        }
        secureApproval.require(batch);
    }
}
