package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.disclosure.DisclosureResource.ProposeDisclosureRequest;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/**
 * The only way to an identity besides the bank file: one person proposes with a purpose, another approves, and the first reads
 * it once. Each step leaves an audit entry; none of them holds anything of the person.
 */
@ApplicationScoped
class DiscloseIdentity {
    private static final int MOST_LISTED = 100;

    private final Claimants claimants;
    private final DisclosureSql sql;
    private final IdentityVault vault;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final Duration openFor;

    DiscloseIdentity(
            Claimants claimants,
            DisclosureSql sql,
            IdentityVault vault,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock,
            DisclosureSettings settings) {
        this.claimants = claimants;
        this.sql = sql;
        this.vault = vault;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.openFor = settings.openFor();
    }

    /** @throws Problem if there is no such claimant (404), or the identity is erased (409) */
    @Transactional
    Disclosure propose(ClaimantId claimantId, ProposeDisclosureRequest request) {
        Claimant claimant = claimants.active(claimantId);
        Instant now = clock.instant();
        Disclosure disclosure = new Disclosure(
                ids.next(claimantId.bucket()),
                claimantId.value(),
                request.purpose(),
                request.reference(),
                caller.person(),
                now,
                null,
                null,
                now.plus(openFor),
                null);
        sql.insert(disclosure, claimant.partner);
        audit(AuditAction.DISCLOSURE_PROPOSED, disclosure);
        return disclosure;
    }

    /** @throws Problem if the caller has proposed it (403), or it is approved already or has expired (409) */
    @Transactional
    Disclosure approve(ClaimantId claimantId, UUID id) {
        Disclosure proposed = get(claimantId, id);
        if (proposed.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever proposed the disclosure cannot approve it");
        }
        Instant now = clock.instant();
        if (!sql.approve(id, caller.person(), now, now.plus(openFor))) {
            throw Problem.conflict("the disclosure is approved already, or its time is over");
        }
        audit(AuditAction.DISCLOSURE_APPROVED, proposed);
        return get(claimantId, id);
    }

    @Transactional
    List<Disclosure> list(ClaimantId claimantId) {
        return sql.of(claimants.get(claimantId).id, MOST_LISTED);
    }

    /**
     * Reads the identity; it cannot be read a second time.
     *
     * @throws Problem if the caller has not proposed the disclosure (403), nobody has approved it yet (409), or it was read,
     *     has expired, or the identity is erased (410)
     */
    @Transactional
    Identity read(ClaimantId claimantId, UUID id) {
        Disclosure disclosure = get(claimantId, id);
        if (!disclosure.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.FORBIDDEN, "only who proposed the disclosure can read the identity");
        }
        Instant now = clock.instant();
        if (disclosure.state(now) == Disclosure.State.PROPOSED) {
            throw Problem.conflict("another person must approve the disclosure first");
        }
        if (!sql.read(id, now)) {
            throw gone("the identity was read under this disclosure, or its time is over: propose another one");
        }
        Identity identity = vault.identity(claimantId.value()).orElseThrow(() -> gone("the identity is erased"));
        audit(AuditAction.IDENTITY_DISCLOSED, disclosure);
        return identity;
    }

    Disclosure.State state(Disclosure disclosure) {
        return disclosure.state(clock.instant());
    }

    private static Problem gone(String detail) {
        return Problem.of(ProblemType.GONE, detail);
    }

    private Disclosure get(ClaimantId claimantId, UUID id) {
        return sql.find(claimantId.value(), id).orElseThrow(() -> Problem.notFound("disclosure"));
    }

    /** The reference stays with the disclosure: the log takes ids and codes only. */
    private void audit(AuditAction action, Disclosure disclosure) {
        auditLog.record(
                action,
                disclosure.claimantId(),
                AuditDetail.id("disclosure", disclosure.id()),
                AuditDetail.code("purpose", disclosure.purpose()));
    }
}
