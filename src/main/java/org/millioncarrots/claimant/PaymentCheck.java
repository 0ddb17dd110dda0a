package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.Bic;
import org.millioncarrots.bank.Iban;
import org.millioncarrots.bank.LatinName;
import org.millioncarrots.bank.TellingWords;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.platform.http.Problem;

/**
 * Refuses, when a name or an account arrives, all that no bank file could carry: who is registered can be paid. The same check
 * finds what was registered under earlier rules before a file is made.
 */
@ApplicationScoped
public class PaymentCheck {
    private final BankFileWords words;
    private final Set<String> refusedCountries;

    PaymentCheck(BankFileWords words, AccountSettings accounts) {
        this.words = words;
        this.refusedCountries = accounts.refusedCountries().stream()
                .map(country -> country.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws Problem naming the field if the name cannot be written in Latin letters, or could tell what is paid for */
    void arriving(Identity identity) {
        LatinName latin = identity.latin("identity.name");
        TellingWords telling = words.now();
        if (!telling.areIn(latin.reveal())) {
            return;
        }
        // Who is really called so is: the passport says it in Latin letters, and the person in their own.
        boolean insisted = identity.latinName() != null && telling.areIn(identity.name());
        if (!insisted || telling.areInName(latin.reveal())) {
            throw Problem.invalid(
                    identity.latinName() == null ? "identity.name" : "identity.latinName",
                    "a name without words of a programme, because banks read it; for a surname that is such a word, give the"
                            + " passport's spelling in latinName too");
        }
    }

    /** @throws Problem naming the field if account, bank or address cannot be used */
    public void arriving(PayoutDestination destination) {
        check(destination, words.now());
    }

    private void check(PayoutDestination destination, TellingWords telling) {
        Iban account = destination.account();
        refuseCountry("payoutDestination.iban", account.country());
        if (destination.bic() != null) {
            refuseCountry(
                    "payoutDestination.bic",
                    Bic.parse("payoutDestination.bic", destination.bic()).country());
        }
        PayoutDestination.Address address = destination.address();
        if (address == null) {
            return;
        }
        address.postal();
        refuseTelling(telling, "streetName", address.streetName(), "absent: town and country are enough");
        refuseTelling(telling, "buildingNumber", address.buildingNumber(), "absent: town and country are enough");
        refuseTelling(telling, "postCode", address.postCode(), "absent: town and country are enough");
        refuseTelling(telling, "townName", address.townName(), "the municipality or region that the place belongs to");
    }

    /**
     * For what was registered long ago.
     *
     * @throws Problem naming the field that keeps the payment out of a bank file
     */
    public LatinName sendable(Identity identity, PayoutDestination destination) {
        LatinName latin = identity.latin("identity.name");
        TellingWords telling = words.now();
        if (telling.areInName(latin.reveal())) {
            throw Problem.invalid("identity.name", "a name without words of a programme");
        }
        check(destination, telling);
        return latin;
    }

    private void refuseCountry(String field, String country) {
        if (refusedCountries.contains(country)) {
            throw Problem.invalid(field, "an account outside " + country + ": no payments are sent to banks there");
        }
    }

    private static void refuseTelling(TellingWords telling, String field, @Nullable String text, String instead) {
        if (text != null && telling.areIn(text)) {
            throw Problem.invalid(
                    "payoutDestination.address." + field,
                    "without words of a programme, because banks read it; " + instead);
        }
    }
}
