package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.millioncarrots.audit.Door;
import org.millioncarrots.payout.answer.BankMessageView;
import org.millioncarrots.payout.answer.ReadBankMessages;
import org.millioncarrots.platform.http.LargeBodies;

/** What an entered bank message would do: done, looked at, and rolled back. */
@ApplicationScoped
class PreviewEntered {
    private final ConfirmBankMessage confirmBankMessage;
    private final ReadBankMessages readBankMessages;
    private final LargeBodies largeBodies;
    private final Door door;

    PreviewEntered(
            ConfirmBankMessage confirmBankMessage,
            ReadBankMessages readBankMessages,
            LargeBodies largeBodies,
            Door door) {
        this.confirmBankMessage = confirmBankMessage;
        this.readBankMessages = readBankMessages;
        this.largeBodies = largeBodies;
        this.door = door;
    }

    BankMessageView of(UUID id) {
        return largeBodies.alone(() -> door.dryRun(() -> readBankMessages.get(confirmBankMessage.preview(id))));
    }
}
