package org.millioncarrots.claimant.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.claimant.vault.IdentityVault.Note;

/**
 * The contacts of a claimant in the vault. A later one does not destroy those before: it may have been set under coercion, and then
 * the earlier one leads to the claimant. They go with the identity, or when duty officers have ended a signal.
 */
@ApplicationScoped
public class Contacts {
    private final IdentityVault vault;

    Contacts(IdentityVault vault) {
        this.vault = vault;
    }

    void add(UUID claimant, KeptContact contact) {
        vault.sealNote(claimant, Note.CONTACT, contact);
    }

    /** The newest first. */
    public List<KeptContact> all(UUID claimant) {
        return vault.notes(claimant, Note.CONTACT).reversed().stream()
                .flatMap(number -> vault.note(claimant, Note.CONTACT, number, KeptContact.class).stream())
                .toList();
    }

    /** The newest, if one was ever set. */
    Optional<Contact> current(UUID claimant) {
        return all(claimant).stream().findFirst().map(KeptContact::contact);
    }

    /** Keeps the newest only. */
    public void forgetEarlier(UUID claimant) {
        List<Integer> numbers = vault.notes(claimant, Note.CONTACT);
        numbers.stream()
                .limit(Math.max(0, numbers.size() - 1))
                .forEach(number -> vault.forgetNote(claimant, Note.CONTACT, number));
    }
}
