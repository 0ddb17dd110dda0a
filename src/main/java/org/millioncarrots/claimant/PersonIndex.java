package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.Identity.Document;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.PersonKeys;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.TypedNumber;
import org.millioncarrots.platform.sql.Sql;

/** Finds the same person across partners without showing either partner anything. */
@ApplicationScoped
class PersonIndex {
    private static final String LATIN = "ABEKMHOPCTYXIJS";
    private static final String CYRILLIC = "АВЕКМНОРСТУХІЈЅ";
    private static final String PURPOSE = "blind-index";

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
     * The person of the document, a new one if nobody has registered it before; found by name from now on, too. The statements are the
     * same either way, so that an answer takes as long.
     *
     * @throws Problem if somebody registers it at this very moment where the keys are others: while they are replaced (503)
     */
    UUID person(Identity identity) {
        PersonKeys now = keys.personKeys();
        Document document = identity.document();
        UUID known = find(now, document);
        List<PersonKeys.Hash> hashes = hashes(now, document, TypedNumber.fold(document.number()));
        remember(known == null ? ids.next(ids.newBucket()) : known, hashes);
        // Whoever registers the document at this very moment through another partner may have been first.
        Set<UUID> kept = Set.copyOf(persons(hashes).values());
        if (kept.size() != 1) {
            throw Problem.of(ProblemType.UNAVAILABLE, "nothing was changed; retry with the same Idempotency-Key");
        }
        UUID person = kept.iterator().next();
        names.remember(now, person, identity);
        return person;
    }

    /** Also under keys that have come since the person was registered. */
    void rememberAgain(UUID person, Identity identity) {
        PersonKeys now = keys.personKeys();
        remember(
                person,
                hashes(
                        now,
                        identity.document(),
                        TypedNumber.fold(identity.document().number())));
        names.remember(now, person, identity);
    }

    private void remember(UUID person, List<PersonKeys.Hash> hashes) {
        sql.batch(
                "insert into blind_index (hash, person_id, bucket, key) values (:hash, :person, :bucket, :key)"
                        + " on conflict do nothing",
                hashes,
                (row, hash) -> row.with("hash", hash.hash())
                        .with("person", person)
                        .with("bucket", Ids.bucketOf(person))
                        .with("key", hash.key()));
    }

    private @Nullable UUID find(PersonKeys now, Document document) {
        List<PersonKeys.Hash> forms = forms(now, document);
        Map<String, UUID> known = persons(forms);
        return forms.stream()
                .map(form -> known.get(form.hash()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Whoever comes with the document again is somebody new.
     *
     * @param identity what the vault knows of the person still
     */
    void forget(UUID person, Optional<Identity> identity) {
        identity.map(Identity::document).ifPresent(document -> sql.of(
                        "delete from blind_index where hash = any (:hashes) and person_id = :person")
                .with(
                        "hashes",
                        forms(keys.personKeys(), document).stream()
                                .map(PersonKeys.Hash::hash)
                                .toList())
                .with("person", person)
                .run());
        names.forget(person);
    }

    /**
     * Hashes of earlier releases are looked for too: the number as it is typed now, and its look-alikes in Cyrillic. Whoever is
     * remembered again, under another key, has the first form only.
     */
    private static List<PersonKeys.Hash> forms(PersonKeys now, Document document) {
        String folded = TypedNumber.fold(document.number());
        return Stream.of(folded, earlierForm(document.number()), inCyrillic(folded))
                .flatMap(number -> hashes(now, document, number).stream())
                .toList();
    }

    private Map<String, UUID> persons(List<PersonKeys.Hash> hashes) {
        Map<String, UUID> persons = new HashMap<>();
        sql.of("select hash, person_id from blind_index where hash = any (:hashes)")
                .with("hashes", hashes.stream().map(PersonKeys.Hash::hash).toList())
                .forEach(row -> persons.put(row.text("hash"), row.id("person_id")));
        return persons;
    }

    private static List<PersonKeys.Hash> hashes(PersonKeys now, Document document, String number) {
        return now.hashes(PURPOSE, document.kind() + "/" + document.issuedBy() + "/" + number);
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
