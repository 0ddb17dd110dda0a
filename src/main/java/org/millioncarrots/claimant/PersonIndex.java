package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.Identity.Document;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
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
     * The person of the document, a new one if nobody has registered it before; found by name from now on, too. The statements are the
     * same either way, so that an answer takes as long.
     */
    UUID person(Identity identity) {
        Document document = identity.document();
        String hash = hash(document, TypedNumber.fold(document.number()));
        UUID known = find(document, hash);
        UUID person = known == null ? ids.next(ids.newBucket()) : known;
        sql.of(
                        "insert into blind_index (hash, person_id, bucket) values (:hash, :person, :bucket) on conflict do nothing")
                .with("hash", hash)
                .with("person", person)
                .with("bucket", Ids.bucketOf(person))
                .run();
        // Whoever registers the document at this very moment through another partner may have been first.
        UUID kept = sql.of("select person_id from blind_index where hash = :hash")
                .with("hash", hash)
                .one(row -> row.id("person_id"));
        names.remember(kept, identity);
        return kept;
    }

    /**
     * Hashes cannot be made anew without opening the vault, so those of earlier releases are looked for too: the number as it is
     * typed now, and its look-alikes in Cyrillic.
     */
    private @Nullable UUID find(Document document, String hash) {
        String earlier = hash(document, earlierForm(document.number()));
        String cyrillic = hash(document, inCyrillic(TypedNumber.fold(document.number())));
        Map<String, UUID> known = sql
                .of("select hash, person_id from blind_index where hash = any (:hashes)")
                .with("hashes", List.of(hash, earlier, cyrillic))
                .list(row -> Map.entry(row.text("hash"), row.id("person_id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Stream.of(hash, earlier, cyrillic)
                .map(known::get)
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
                        Stream.of(
                                        TypedNumber.fold(document.number()),
                                        earlierForm(document.number()),
                                        inCyrillic(TypedNumber.fold(document.number())))
                                .map(number -> hash(document, number))
                                .toList())
                .with("person", person)
                .run());
        names.forget(person);
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
