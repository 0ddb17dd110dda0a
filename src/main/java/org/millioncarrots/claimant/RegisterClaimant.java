package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.account.AccountIndex;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.TypedNumber;

/** Registers a claimant: the identity and the account into the vault, all else under a pseudonym. */
@ApplicationScoped
class RegisterClaimant {
    private final Claimants claimants;
    private final PersonIndex persons;
    private final AccountIndex accounts;
    private final IdentityVault vault;
    private final PaymentCheck paymentCheck;
    private final AuditLog auditLog;

    RegisterClaimant(
            Claimants claimants,
            PersonIndex persons,
            AccountIndex accounts,
            IdentityVault vault,
            PaymentCheck paymentCheck,
            AuditLog auditLog) {
        this.claimants = claimants;
        this.persons = persons;
        this.accounts = accounts;
        this.vault = vault;
        this.paymentCheck = paymentCheck;
        this.auditLog = auditLog;
    }

    /**
     * @throws Problem naming the field if name, account, BIC or address could not be used in a bank file later (400), or the
     *     partner has registered the person, or used the reference, already (409)
     */
    @Transactional
    Claimant register(RegisterClaimantRequest request) {
        check(request);
        UUID person = persons.person(request.identity());
        Claimant claimant = claimants.add(person, request);
        vault.open(claimant.id, request.identity(), request.payoutDestination());
        if (request.payoutDestination() != null) {
            accounts.remember(claimant.id(), 1, request.payoutDestination().account());
        }
        auditLog.record(AuditAction.CLAIMANT_REGISTERED, claimant.id);
        return claimant;
    }

    private void check(RegisterClaimantRequest request) {
        if (TypedNumber.fold(request.identity().document().number()).length() < 3) {
            throw Problem.invalid("identity.document.number", "the document's number, at least 3 letters and digits");
        }
        Identity.requirePlausible("identity.bornOn", request.identity().bornOn());
        List<Identity.Dependant> dependants =
                Objects.requireNonNullElse(request.identity().dependants(), List.of());
        for (int i = 0; i < dependants.size(); i++) {
            Identity.requirePlausible(
                    "identity.dependants[" + i + "].bornOn", dependants.get(i).bornOn());
        }
        paymentCheck.arriving(request.identity());
        if (request.payoutDestination() != null) {
            paymentCheck.arriving(request.payoutDestination());
        }
    }
}
