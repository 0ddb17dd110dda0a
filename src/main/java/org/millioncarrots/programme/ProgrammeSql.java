package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.news.News;
import org.millioncarrots.news.NewsType;
import org.millioncarrots.platform.sql.Sql;

/** The statements on the tables of programme versions. Callers that change something carry the transaction. */
@ApplicationScoped
public class ProgrammeSql {
    private final Sql sql;
    private final News news;

    ProgrammeSql(Sql sql, News news) {
        this.sql = sql;
        this.news = news;
    }

    /** One row of {@code programme_version}; the document is parsed by whoever needs it. */
    record Row(
            String code,
            int version,
            String document,
            String sha256,
            String publishedBy,
            Instant publishedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    /** All versions of all programmes, in order: some dozens of rows. */
    List<Row> all() {
        return sql.of("""
                select code, version, document, sha256, published_by, published_at, approved_by, approved_at
                from programme_version
                order by code, version
                """)
                .list(row -> new Row(
                        row.text("code"),
                        row.integer("version"),
                        row.text("document"),
                        row.text("sha256"),
                        row.text("published_by"),
                        row.instant("published_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }

    /**
     * Adds a version with its sponsors, unless that number is taken: then nothing happens. Safe to repeat, and several
     * replicas may do it at once, because the second waits on the primary key and then finds it taken.
     *
     * @return whether it was added
     */
    public boolean publish(ProgrammeVersion version, String document, String person, Instant now) {
        int added = sql.of("""
                insert into programme_version
                    (code, version, state, in_force_from, in_force_to, document, sha256, published_by, published_at)
                values (:code, :version, 'PUBLISHED', :from, :to, :document, :sha256, :person, :now)
                on conflict (code, version) do nothing
                """)
                .with("code", version.code())
                .with("version", version.version())
                .with("from", version.inForceFrom())
                .with("to", version.inForceTo())
                .with("document", document)
                .with("sha256", version.sha256())
                .with("person", person)
                .with("now", now)
                .run();
        if (added == 0) {
            return false;
        }
        List<ProgrammeVersion.Sponsor> sponsors = version.sponsors();
        sql.batch(
                "insert into programme_sponsor (code, version, position, sponsor, parts)"
                        + " values (:code, :version, :position, :sponsor, :parts)",
                IntStream.range(0, sponsors.size()).boxed().toList(),
                (row, i) -> row.with("code", version.code())
                        .with("version", version.version())
                        .with("position", i + 1)
                        .with("sponsor", sponsors.get(i).code())
                        .with("parts", sponsors.get(i).parts()));
        return true;
    }

    /**
     * Approves a version once; the row level policy hides approved rows from updates.
     *
     * @return whether it was waiting for approval
     * @throws PersistenceException with SQLSTATE 23514 if the same person published it
     */
    public boolean approve(String code, int version, String person, Instant now) {
        boolean approved = sql.of("""
                        update programme_version
                        set state = 'APPROVED', approved_by = :person, approved_at = :now
                        where code = :code and version = :version and state = 'PUBLISHED'
                        """)
                        .with("person", person)
                        .with("now", now)
                        .with("code", code)
                        .with("version", version)
                        .run()
                == 1;
        if (approved) {
            news.tell(() -> News.Item.ofAll(
                    NewsType.PROGRAMME_VERSION_PUBLISHED, PublishedVersion.auditId(code, version), code, version));
        }
        return approved;
    }
}
