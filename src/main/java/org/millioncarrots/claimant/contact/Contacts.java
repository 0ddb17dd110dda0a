package org.millioncarrots.claimant.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.vault.Notes;
import org.millioncarrots.claimant.vault.Notes.Kind;

/**
 * The contacts of a claimant in the vault. A later one does not destroy those before: it may have been set under coercion, and then
 * the earlier one leads to the claimant. They go with the identity, or when duty officers have ended a signal.
 */
@ApplicationScoped
public class Contacts {
    private final Notes notes;

    Contacts(Notes notes) {
        this.notes = notes;
    }

    void add(Claimant claimant, KeptContact contact) {
        notes.seal(claimant, Kind.CONTACT, contact);
    }

    /** The newest first. */
    public List<KeptContact> all(UUID claimant) {
        return notes.all(claimant, Kind.CONTACT, KeptContact.class).reversed();
    }

    /** The newest, if one was ever set. */
    Optional<Contact> current(UUID claimant) {
        return all(claimant).stream().findFirst().map(KeptContact::contact);
    }

    /** Keeps the newest only. */
    public void forgetEarlier(UUID claimant) {
        List<Integer> numbers = notes.numbers(claimant, Kind.CONTACT);
        numbers.stream()
                .limit(Math.max(0, numbers.size() - 1))
                .forEach(number -> notes.forget(claimant, Kind.CONTACT, number));
    }
}
