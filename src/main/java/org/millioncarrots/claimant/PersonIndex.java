package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.Identity.Document;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.TypedNumber;
import org.millioncarrots.platform.sql.Sql;

/** Finds the same person across partners without showing either partner anything. */
@ApplicationScoped
class PersonIndex {
    private static final String LATIN = "ABEKMHOPCTYXIJS";
    private static final String CYRILLIC = "АВЕКМНОРСТУХІЈЅ";

    private final Sql sql;
    private final MasterKeys keys;
    private final NameIndex names;
    private final Ids ids;

    PersonIndex(Sql sql, MasterKeys keys, NameIndex names, Ids ids) {
        this.sql = sql;
        this.keys = keys;
        this.names = names;
        this.ids = ids;
    }

    /**
     * The person of the document, a new one if nobody has registered it before; found by name from now on, too.
     *
     * @throws Problem if somebody registers it at this moment (409)
     */
    UUID person(Identity identity) {
        Document document = identity.document();
        UUID person = find(document).orElseGet(() -> ids.next(ids.newBucket()));
        String hash = hash(document, TypedNumber.fold(document.number()));
        sql.of(
                        "insert into blind_index (hash, person_id, bucket) values (:hash, :person, :bucket) on conflict do nothing")
                .with("hash", hash)
                .with("person", person)
                .with("bucket", Ids.bucketOf(person))
                .run();
        if (!person(hash).orElseThrow().equals(person)) {
            throw Problem.conflict(
                    ConflictReason.CHANGED_MEANWHILE,
                    "the same registration arrived twice at the same moment: send it again");
        }
        names.remember(person, identity);
        return person;
    }

    /**
     * Hashes cannot be made anew without opening the vault, so those of earlier releases are looked for too: the number as it is
     * typed now, and its look-alikes in Cyrillic.
     */
    private Optional<UUID> find(Document document) {
        String folded = TypedNumber.fold(document.number());
        return Stream.of(folded, earlierForm(document.number()), inCyrillic(folded))
                .distinct()
                .map(number -> person(hash(document, number)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<UUID> person(String hash) {
        return sql.of("select person_id from blind_index where hash = :hash")
                .with("hash", hash)
                .first(row -> row.id("person_id"));
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
