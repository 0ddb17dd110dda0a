package org.millioncarrots.claimant.duress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.vault.Notes;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/**
 * Records that a claimant was in touch, with the word that was given. Whatever the word means, the same is read, done, written and
 * answered: somebody may stand beside whoever sends it.
 */
@ApplicationScoped
class RecordCheckIn {
    private final Claimants claimants;
    private final CheckIns checkIns;
    private final Notes notes;
    private final AuditLog auditLog;
    private final Caller caller;

    RecordCheckIn(Claimants claimants, CheckIns checkIns, Notes notes, AuditLog auditLog, Caller caller) {
        this.claimants = claimants;
        this.checkIns = checkIns;
        this.notes = notes;
        this.auditLog = auditLog;
        this.caller = caller;
    }

    /** @throws Problem if the two words are compared as one (400), or the identity is erased (409) */
    @Transactional
    void agree(ClaimantId id, String word, String other) {
        Words words = Words.of(word, other);
        if (words.word().isEmpty() || words.other().isEmpty() || words.word().equals(words.other())) {
            throw Problem.invalid(
                    "otherWord", "another word than the first; letters and digits count, capitals and spaces do not");
        }
        Claimant claimant = claimants.active(id);
        claimants.lock(claimant);
        notes.seal(claimant, Notes.Kind.WORDS, words);
        auditLog.record(AuditAction.WORDS_AGREED, id.value());
    }

    /**
     * @return when it was recorded
     * @throws Problem if there is no such claimant (404), or the identity is erased (409)
     */
    @Transactional
    Instant word(ClaimantId id, String said) {
        Claimant claimant = claimants.active(id);
        List<Words> agreed = notes.all(id.value(), Notes.Kind.WORDS, Words.class);
        return checkIns.add(claimant, Words.meaning(agreed, said)).recordedAt();
    }

    /**
     * Without a word: somebody of staff has been told, or a duty officer places a routine check.
     *
     * @return when it was recorded
     * @throws Problem if it is none of the two, or the caller's part is another (400), or the identity is erased (409)
     */
    @Transactional
    Instant report(ClaimantId id, CheckIn.Kind kind) {
        boolean allowed =
                kind == CheckIn.Kind.REPORTED || kind == CheckIn.Kind.ROUTINE && caller.hasRole(Roles.DUTY_OFFICER);
        if (!allowed) {
            throw Problem.invalid("kind", "REPORTED; of a duty officer also ROUTINE");
        }
        return checkIns.add(claimants.active(id), kind).recordedAt();
    }
}
