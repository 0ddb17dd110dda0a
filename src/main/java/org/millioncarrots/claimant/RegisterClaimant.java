package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.claimant.vault.SweepVault;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.TypedNumber;
import org.millioncarrots.platform.people.Caller;

/**
 * Registers a claimant. The vault comes first, in a transaction of its own; if the second one is refused, what was sealed is
 * destroyed again. After a failure nobody knows whether the second was committed: then {@link SweepVault} finds out later.
 */
@ApplicationScoped
class RegisterClaimant {
    private static final String PSEUDONYM_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Claimants claimants;
    private final PersonIndex persons;
    private final NameIndex names;
    private final IdentityVault vault;
    private final PaymentCheck paymentCheck;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RegisterClaimant(
            Claimants claimants,
            PersonIndex persons,
            NameIndex names,
            IdentityVault vault,
            PaymentCheck paymentCheck,
            Idempotency idempotency,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.claimants = claimants;
        this.persons = persons;
        this.names = names;
        this.vault = vault;
        this.paymentCheck = paymentCheck;
        this.idempotency = idempotency;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem naming the field if name, account, BIC or address could not be used in a bank file later */
    Response register(@Nullable String key, RegisterClaimantRequest request) {
        check(request);
        String blindIndex = persons.index(request.identity().document());
        UUID person = persons.find(request.identity().document()).orElseGet(() -> ids.next(ids.newBucket()));
        UUID id = ids.next(Ids.bucketOf(person));
        vault.open(id, request.identity());
        try {
            if (request.payoutDestination() != null) {
                vault.sealDestination(id, 1, request.payoutDestination());
            }
            Response answer =
                    idempotency.once(key, "registerClaimant", request, () -> store(id, person, blindIndex, request));
            if (answer.getHeaderString("Idempotency-Replayed") != null) {
                vault.destroy(id);
            }
            return answer;
        } catch (Problem refused) {
            vault.destroy(id);
            throw refused;
        }
    }

    private Response store(UUID id, UUID person, String blindIndex, RegisterClaimantRequest request) {
        claimants.remember(blindIndex, person);
        if (!claimants.person(blindIndex).orElseThrow().equals(person)) {
            throw Problem.conflict("the same registration arrived twice at the same moment: send it again");
        }
        Claimant claimant = new Claimant(
                id, caller.partnerOrStaff(), person, pseudonym(), request.identity(), caller.person(), clock.instant());
        if (request.payoutDestination() != null) {
            claimant.payTo(request.payoutDestination(), 1);
        }
        claimants.persistAndFlush(claimant);
        names.remember(person, request.identity());
        return Response.created(URI.create("/v1/claimants/" + id))
                .tag(Integer.toString(claimant.version))
                .entity(ClaimantResponse.of(claimant))
                .build();
    }

    private void check(RegisterClaimantRequest request) {
        if (TypedNumber.fold(request.identity().document().number()).length() < 3) {
            throw Problem.invalid("identity.document.number", "the document's number, at least 3 letters and digits");
        }
        paymentCheck.arriving(request.identity());
        if (request.payoutDestination() != null) {
            paymentCheck.arriving(request.payoutDestination());
        }
    }

    /** Random, so that it tells nothing; read out over the phone without mistakes. */
    private String pseudonym() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "");
            text.append(PSEUDONYM_LETTERS.charAt(random.nextInt(PSEUDONYM_LETTERS.length())));
        }
        return text.toString();
    }
}
