package org.millioncarrots.development;

import java.util.List;
import java.util.Map;

/**
 * Copies what a real claim has led to, for many other claimants, with set-based SQL. The originals went through the API; a
 * copy differs in bucket and ids only, and its ids are derived as the service derives them.
 */
final class Population {
    /** The original claims and everything that belongs to each, as positions to copy from. */
    static final String ORIGINALS = """
            create temporary table original on commit drop as
            select x.position - 1 as position, c.bucket, c.id as claim_id, c.claimant_id, c.person_id, a.id as award_id
            from unnest(cast(? as uuid[])) with ordinality as x (claim_id, position)
            join claim c on c.id = x.claim_id
            join award a on a.bucket = c.bucket and a.claim_id = c.id
            """;

    /** One row for each new claimant of a chunk: a root id whose time and bucket all of the claimant's ids carry. */
    static final String COPIES = """
            create temporary table copy on commit drop as
            select n.root, cast(n.i % 4096 as smallint) as bucket, o.bucket as old_bucket, o.claim_id as old_claim,
                o.claimant_id as old_claimant, o.award_id as old_award,
                derived_id(n.root, 'person') as person_id, derived_id(n.root, 'claimant') as claimant_id,
                derived_id(n.root, 'claim') as claim_id, derived_id(derived_id(n.root, 'claim'), 'award') as award_id,
                translate(regexp_replace(upper(substr(md5(n.root::text), 1, 12)), '(.{4})(.{4})', '\\1-\\2-'), '01', 'GH') as pseudonym
            from (
                select i, encode(int8send(((? + i) << 16) | (8 << 12) | (i % 4096)) || '\\x8000000000000000', 'hex')::uuid as root
                from generate_series(cast(? as bigint), cast(? as bigint)) as i
            ) as n
            join original o on o.position = n.i % (select count(*) from original)
            """;

    /** A table, which of its rows belong to an original, and what stands in the columns that differ. */
    record Table(String name, String belongs, Map<String, String> differs) {}

    private static final String DECISION = "derived_id(k.claim_id, 'decision/' || t.number)";

    /** In the order of their foreign keys. */
    static final List<Table> TABLES = List.of(
            new Table(
                    "claimant",
                    "t.bucket = k.old_bucket and t.id = k.old_claimant",
                    Map.of("id", "k.claimant_id", "person_id", "k.person_id", "pseudonym", "k.pseudonym")),
            new Table(
                    "claim",
                    "t.bucket = k.old_bucket and t.id = k.old_claim",
                    Map.of("id", "k.claim_id", "claimant_id", "k.claimant_id", "person_id", "k.person_id")),
            new Table(
                    "decision",
                    "t.bucket = k.old_bucket and t.claim_id = k.old_claim",
                    Map.of("id", DECISION, "claim_id", "k.claim_id")),
            new Table(
                    "attestation",
                    "t.bucket = k.old_bucket and t.decision_id = derived_id(k.old_claim, 'decision/1')",
                    Map.of("decision_id", "derived_id(k.claim_id, 'decision/1')")),
            new Table(
                    "award",
                    "t.bucket = k.old_bucket and t.id = k.old_award",
                    Map.of(
                            "id", "k.award_id",
                            "claim_id", "k.claim_id",
                            "claimant_id", "k.claimant_id",
                            "person_id", "k.person_id")),
            new Table(
                    "award_money",
                    "t.bucket = k.old_bucket and t.award_id = k.old_award",
                    Map.of("id", "derived_id(k.award_id, 'money/' || t.kind)", "award_id", "k.award_id")),
            new Table(
                    "award_index",
                    "t.bucket = k.old_bucket and t.award_id = k.old_award",
                    Map.of("award_id", "k.award_id")),
            new Table(
                    "instalment",
                    "t.bucket = k.old_bucket and t.award_id = k.old_award",
                    Map.of(
                            "id", "derived_id(k.award_id, t.kind || '/' || t.due_on)",
                            "award_id", "k.award_id",
                            "claim_id", "k.claim_id",
                            "claimant_id", "k.claimant_id")));

    /** The commitments of the originals, found once and not for each copy: a bucket holds more transfers the more there are. */
    static final String BOOKINGS = """
            create temporary table booking on commit drop as
            select o.award_id as old_award, m.kind, t.step, d.sponsor, t.debit_account, t.credit_account, t.amount_minor,
                t.currency, t.link_id is not null as linked, t.business_on, t.booked_at
            from (select distinct bucket, award_id from original) o
            join award_money m on m.bucket = o.bucket and m.award_id = o.award_id
            join transfer t on t.bucket = o.bucket and t.subject_id = m.id
            join ledger_account d on d.id = t.debit_account
            """;

    /** Their ids come from the award's money, the step and the sponsor. */
    static final String TRANSFERS = """
            insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step, subject_id,
                link_id, business_on, booked_at)
            select derived_id(k.money_id, k.step || '/' || k.sponsor), k.bucket, k.debit_account, k.credit_account,
                k.amount_minor, k.currency, k.step, k.money_id, case when k.linked then k.money_id end, k.business_on,
                k.booked_at
            from (
                select c.bucket, derived_id(c.award_id, 'money/' || b.kind) as money_id, b.*
                from copy c join booking b on b.old_award = c.old_award
            ) as k
            on conflict do nothing
            """;

    private Population() {}

    /** @param columns of the table, as the database lists them: a column added later is copied as it is */
    static String copy(Table table, List<String> columns) {
        List<String> values = columns.stream()
                .map(column ->
                        column.equals("bucket") ? "k.bucket" : table.differs().getOrDefault(column, "t." + column))
                .toList();
        return "insert into " + table.name() + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", values) + " from copy k join " + table.name() + " t on " + table.belongs()
                + " on conflict do nothing";
    }
}
