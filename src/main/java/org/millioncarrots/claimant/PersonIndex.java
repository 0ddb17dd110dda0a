package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.millioncarrots.claimant.vault.Identity.Document;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.json.TypedNumber;

/** Finds the same person across partners without showing either partner anything. */
@ApplicationScoped
class PersonIndex {
    private static final String LATIN = "ABEKMHOPCTYXIJS";
    private static final String CYRILLIC = "АВЕКМНОРСТУХІЈЅ";

    private final Claimants claimants;
    private final MasterKeys keys;

    PersonIndex(Claimants claimants, MasterKeys keys) {
        this.claimants = claimants;
        this.keys = keys;
    }

    /** The keyed hash by which a document is found, however its number was typed. */
    String index(Document document) {
        return hash(document, TypedNumber.fold(document.number()));
    }

    /**
     * The person of the document, if anybody has registered it. Hashes cannot be made anew without opening the vault, so those
     * of earlier releases are looked for too: the number as it is typed now, and its look-alikes in Cyrillic.
     */
    @Transactional
    Optional<UUID> find(Document document) {
        String folded = TypedNumber.fold(document.number());
        return Stream.of(folded, earlierForm(document.number()), inCyrillic(folded))
                .distinct()
                .map(number -> claimants.person(hash(document, number)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String hash(Document document, String number) {
        return keys.hmac("blind-index", document.kind() + "/" + document.issuedBy() + "/" + number);
    }

    /** Up to release 1.0 a number was kept in its own script. */
    private static String earlierForm(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String inCyrillic(String folded) {
        StringBuilder text = new StringBuilder(folded);
        for (int i = 0; i < text.length(); i++) {
            int at = LATIN.indexOf(text.charAt(i));
            if (at >= 0) {
                text.setCharAt(i, CYRILLIC.charAt(at));
            }
        }
        return text.toString();
    }
}
