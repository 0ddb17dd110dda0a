package org.millioncarrots.claimant.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Sets how a claimant may be reached, and says whether now is a time to. Without any, nobody may ever. */
@ApplicationScoped
class KeepContact {
    private final Claimants claimants;
    private final Contacts contacts;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;

    KeepContact(Claimants claimants, Contacts contacts, AuditLog auditLog, Caller caller, Clock clock) {
        this.claimants = claimants;
        this.contacts = contacts;
        this.auditLog = auditLog;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @return when it was set
     * @throws Problem naming the field if no such contact can be (400), or if the identity is erased (409)
     */
    @Transactional
    Instant set(ClaimantId id, Contact contact) {
        contact.check();
        Claimant claimant = claimants.active(id);
        claimants.lock(claimant);
        Instant now = clock.instant();
        contacts.add(claimant, new KeptContact(contact, now, caller.person()));
        auditLog.record(AuditAction.CONTACT_SET, id.value());
        return now;
    }

    /**
     * Every question is recorded: many of them would find the window out.
     *
     * @throws Problem if there is no such claimant (404), or the identity is erased (409)
     */
    @Transactional
    boolean mayNow(ClaimantId id, Instant now) {
        claimants.active(id);
        auditLog.record(AuditAction.CONTACT_ASKED, id.value());
        return contacts.current(id.value())
                .map(Contact::window)
                .filter(window -> contains(window, now))
                .isPresent();
    }

    private static boolean contains(@Nullable SafeWindow window, Instant now) {
        return window != null && window.contains(now);
    }
}
