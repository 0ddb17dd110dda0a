package org.millioncarrots.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Figures and their approvals. They are few: an index has one a year. */
@ApplicationScoped
class IndexFigureSql {
    private static final String FIGURES = """
            select f.id, f.index_code, f.applied_in, f.revision, f.percent, f.source, f.published_on, f.entered_by,
                f.entered_at, a.approved_by, a.approved_at
            from index_figure f left join index_figure_approval a on a.figure_id = f.id
            """;

    private final Sql sql;

    IndexFigureSql(Sql sql) {
        this.sql = sql;
    }

    /** What was entered for an index up to an instant, by year and revision. Approvals after it are left out. */
    List<IndexFigure> known(String index, Instant knownAt) {
        return sql.of(FIGURES + """
                    and a.approved_at <= :knownAt
                where f.index_code = :index and f.entered_at <= :knownAt
                order by f.applied_in, f.revision
                """)
                .with("index", index)
                .with("knownAt", knownAt)
                .list(IndexFigureSql::figure);
    }

    /** The newest revision for a year, approved or not. */
    Optional<IndexFigure> newest(String index, int year) {
        return sql.of(FIGURES
                        + " where f.index_code = :index and f.applied_in = :year order by f.revision desc limit 1")
                .with("index", index)
                .with("year", year)
                .first(IndexFigureSql::figure);
    }

    Optional<IndexFigure> find(UUID id) {
        return sql.of(FIGURES + " where f.id = :id").with("id", id).first(IndexFigureSql::figure);
    }

    void insert(IndexFigure figure) {
        sql.of("""
                insert into index_figure
                    (id, index_code, applied_in, revision, percent, source, published_on, entered_by, entered_at)
                values (:id, :index, :year, :revision, :percent, :source, :publishedOn, :person, :now)
                """)
                .with("id", figure.id())
                .with("index", figure.index())
                .with("year", figure.year())
                .with("revision", figure.revision())
                .with("percent", figure.percent())
                .with("source", figure.source())
                .with("publishedOn", figure.publishedOn())
                .with("person", figure.enteredBy())
                .with("now", figure.enteredAt())
                .run();
    }

    /** @return the number of the approval among those of the index, from 1 without gaps */
    int approve(IndexFigure figure, String person, Instant now) {
        return sql.of("""
                insert into index_figure_approval (figure_id, index_code, number, entered_by, approved_by, approved_at)
                select :id, :index, coalesce(max(number), 0) + 1, :enteredBy, :person, :now
                from index_figure_approval where index_code = :index
                returning number
                """)
                .with("id", figure.id())
                .with("index", figure.index())
                .with("enteredBy", figure.enteredBy())
                .with("person", person)
                .with("now", now)
                .one(row -> row.integer("number"));
    }

    /** By index the number of its newest approval; without those that have none. */
    Map<String, Integer> latestApprovals() {
        Map<String, Integer> latest = new TreeMap<>();
        sql.of("select index_code, max(number) as number from index_figure_approval group by index_code")
                .forEach(row -> latest.put(row.text("index_code"), row.integer("number")));
        return latest;
    }

    private static IndexFigure figure(Row row) {
        return new IndexFigure(
                row.id("id"),
                row.text("index_code"),
                row.integer("applied_in"),
                row.integer("revision"),
                row.decimal("percent"),
                row.text("source"),
                row.date("published_on"),
                row.text("entered_by"),
                row.instant("entered_at"),
                row.textOrNull("approved_by"),
                row.instantOrNull("approved_at"));
    }
}
