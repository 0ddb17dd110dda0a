package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millioncarrots.bank.LatinName;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.platform.PersonKeys;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.Sql;

/**
 * People of one name and birthday, who may be one person with two documents. Names are compared in Latin letters and without the
 * order of their words. Who was registered before this index existed is not in it.
 */
@ApplicationScoped
public class NameIndex {
    private final Sql sql;

    NameIndex(Sql sql) {
        this.sql = sql;
    }

    void remember(PersonKeys keys, UUID person, Identity identity) {
        sql.batch(
                "insert into name_index (hash, person_id, key) values (:hash, :person, :key) on conflict do nothing",
                hashes(keys, identity),
                (row, hash) ->
                        row.with("hash", hash.hash()).with("person", person).with("key", hash.key()));
    }

    void forget(UUID person) {
        sql.of("delete from name_index where person_id = :person")
                .with("person", person)
                .run();
    }

    /** How many other people have the person's name and birthday. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int others(UUID person) {
        return Math.toIntExact(sql.of("""
                select count(distinct o.person_id) from name_index n
                join name_index o on o.hash = n.hash and o.person_id <> n.person_id
                where n.person_id = :person
                """).with("person", person).number());
    }

    /** One for each spelling that is known, and each key. */
    private static Set<PersonKeys.Hash> hashes(PersonKeys keys, Identity identity) {
        return Stream.of(identity.name(), identity.latinName())
                .filter(Objects::nonNull)
                .map(NameIndex::words)
                .filter(words -> !words.isEmpty())
                .flatMap(words -> keys.hashes("name-index", words + "/" + identity.bornOn()).stream())
                .collect(Collectors.toSet());
    }

    private static String words(String name) {
        try {
            String latin = LatinName.of("name", null, name).reveal().toUpperCase(Locale.ROOT);
            return Arrays.stream(latin.split("[^A-Z]+"))
                    .filter(word -> !word.isEmpty())
                    .sorted()
                    .collect(Collectors.joining(" "));
        } catch (Problem noRuleForItsLetters) {
            return "";
        }
    }
}
