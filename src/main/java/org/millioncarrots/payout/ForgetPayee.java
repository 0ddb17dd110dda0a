package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.payout.answer.DestroyBankTexts;
import org.millioncarrots.payout.file.BankFiles;
import org.millioncarrots.payout.proposal.EnteredTexts;

/** Destroys what is kept of a payee beside the vault: in bank files, in what banks have said, and in what people have entered of it. */
@ApplicationScoped
public class ForgetPayee {
    private final BankFiles files;
    private final DestroyBankTexts texts;
    private final EnteredTexts entered;
    private final AuditLog auditLog;

    ForgetPayee(BankFiles files, DestroyBankTexts texts, EnteredTexts entered, AuditLog auditLog) {
        this.files = files;
        this.texts = texts;
        this.entered = entered;
        this.auditLog = auditLog;
    }

    /** Whether every copy can be reached: a file that the release before has sealed as one cannot. */
    @Transactional
    public boolean canForget() {
        return files.areAllApart();
    }

    /** To be called while the vault still knows who it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(ClaimantId claimant) {
        auditLog.record(
                AuditAction.COPIES_ERASED,
                claimant.value(),
                AuditDetail.number("filePayments", files.forget(claimant)),
                AuditDetail.number("bankMessages", texts.forget(claimant)),
                AuditDetail.number("enteredMessages", entered.forget(claimant)));
    }
}
