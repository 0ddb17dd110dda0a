package org.millioncarrots.testimony;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** The statements about recorded statements. A row is never deleted: it says later that there was one, and nothing else. */
@ApplicationScoped
class TestimonySql {
    private static final String SELECT = """
            select id, claimant_id, number, taken_on, zone, consent_version, consented_on, scopes, embargo_until, recorded_by,
                recorded_at, withdrawn_at, destroyed_at
            from testimony
            """;

    private final Sql sql;

    TestimonySql(Sql sql) {
        this.sql = sql;
    }

    void insert(Testimony testimony, String partner) {
        of("""
                insert into testimony (id, bucket, partner, claimant_id, number, taken_on, zone, consent_version, consented_on,
                    scopes, embargo_until, recorded_by, recorded_at)
                values (:id, :bucket, :partner, :claimant, :number, :takenOn, :zone, :version, :consentedOn,
                    cast(:scopes as varchar[]), :embargo, :person, :now)
                """, testimony.id())
                .with("partner", partner)
                .with("claimant", testimony.claimantId())
                .with("number", testimony.number())
                .with("takenOn", testimony.takenOn())
                .with("zone", testimony.zone())
                .with("version", testimony.consent().version())
                .with("consentedOn", testimony.consent().on())
                .with(
                        "scopes",
                        testimony.consent().scopes().stream().map(Enum::name).toList())
                .with("embargo", testimony.embargoUntil())
                .with("person", testimony.recordedBy())
                .with("now", testimony.recordedAt())
                .run();
    }

    /** Newest first. */
    List<Testimony> of(UUID claimant) {
        return sql.of(SELECT + " where bucket = :bucket and claimant_id = :claimant order by id desc")
                .with("bucket", Ids.bucketOf(claimant))
                .with("claimant", claimant)
                .list(TestimonySql::testimony);
    }

    Optional<Testimony> find(UUID claimant, UUID id) {
        return of(SELECT + " where bucket = :bucket and id = :id and claimant_id = :claimant", id)
                .with("claimant", claimant)
                .first(TestimonySql::testimony);
    }

    /** @return false if it was withdrawn before */
    boolean withdraw(UUID id, String person, Instant now) {
        return of("""
                update testimony set withdrawn_by = :person, withdrawn_at = :now
                where bucket = :bucket and id = :id and withdrawn_at is null
                """, id).with("person", person).with("now", now).run() == 1;
    }

    /** @return false if it is not withdrawn, or was destroyed before */
    boolean destroy(UUID id, String person, Instant now) {
        return of("""
                update testimony set destroyed_by = :person, destroyed_at = :now
                where bucket = :bucket and id = :id and withdrawn_at is not null and destroyed_at is null
                """, id).with("person", person).with("now", now).run() == 1;
    }

    private Statement of(String text, UUID id) {
        return sql.of(text).with("bucket", Ids.bucketOf(id)).with("id", id);
    }

    private static Testimony testimony(Row row) {
        return new Testimony(
                row.id("id"),
                row.id("claimant_id"),
                row.integer("number"),
                row.date("taken_on"),
                row.text("zone"),
                new Testimony.Consent(
                        row.text("consent_version"),
                        row.date("consented_on"),
                        row.texts("scopes").stream()
                                .map(Testimony.Scope::valueOf)
                                .toList()),
                row.dateOrNull("embargo_until"),
                row.text("recorded_by"),
                row.instant("recorded_at"),
                row.instantOrNull("withdrawn_at"),
                row.instantOrNull("destroyed_at"));
    }
}
