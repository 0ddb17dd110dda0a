package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.payout.answer.ApplyBankMessage;
import org.millioncarrots.payout.recognition.ImportSentFile;

/** Applies what a person has entered: a message of the bank, or a file of ours that it has. */
@ApplicationScoped
class ApplyEntered {
    private final ApplyBankMessage applyBankMessage;
    private final ImportSentFile importSentFile;

    ApplyEntered(ApplyBankMessage applyBankMessage, ImportSentFile importSentFile) {
        this.applyBankMessage = applyBankMessage;
        this.importSentFile = importSentFile;
    }

    /** @return the bank message that it has become */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID apply(String kind, byte[] bytes) {
        return kind.equals(ImportSentFile.KIND) ? importSentFile.apply(bytes) : applyBankMessage.apply(bytes);
    }
}
