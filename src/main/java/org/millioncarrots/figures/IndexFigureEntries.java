package org.millioncarrots.figures;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Figures and their approvals. They are few: an index has one a year. */
@ApplicationScoped
class IndexFigureEntries implements PanacheRepositoryBase<IndexFigure, UUID> {
    private final EntityManager entityManager;

    IndexFigureEntries(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A figure, approved or not. */
    record Entry(IndexFigure figure, @Nullable IndexFigureApproval approval) {}

    /** Whoever enters or approves figures of an index waits for the one before, until that one's transaction has ended. */
    void lock(String index) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 22)) as varchar)")
                .setParameter("name", index)
                .getSingleResult();
    }

    /** What was entered for an index up to an instant, by year and revision. Approvals after it are left out. */
    List<Entry> entries(String index, Instant knownAt) {
        return entityManager
                .createQuery("""
                    select f, a from IndexFigure f
                    left join IndexFigureApproval a on a.figureId = f.id and a.approvedAt <= :knownAt
                    where f.indexCode = :index and f.enteredAt <= :knownAt
                    order by f.appliedIn, f.revision
                    """, Object[].class)
                .setParameter("index", index)
                .setParameter("knownAt", knownAt)
                .getResultList()
                .stream()
                .map(row -> new Entry((IndexFigure) row[0], (IndexFigureApproval) row[1]))
                .toList();
    }

    /** The newest revision for a year, approved or not. */
    Optional<IndexFigure> newest(String index, int year) {
        return find("indexCode = ?1 and appliedIn = ?2 order by revision desc", index, (short) year)
                .firstResultOptional();
    }

    boolean isApproved(IndexFigure figure) {
        return entityManager.find(IndexFigureApproval.class, figure.id) != null;
    }

    /** @return the number of the approval among those of the index */
    int approve(IndexFigure figure, String person, Instant now) {
        int number = latest(figure.indexCode) + 1;
        entityManager.persist(new IndexFigureApproval(figure, number, person, now));
        entityManager.flush();
        return number;
    }

    /** The number of the newest approval of an index; 0 if there is none. */
    int latest(String index) {
        Integer number = entityManager
                .createQuery("select max(number) from IndexFigureApproval where indexCode = :index", Integer.class)
                .setParameter("index", index)
                .getSingleResult();
        return number == null ? 0 : number;
    }

    /** The codes of indexes that have approved figures. */
    List<String> indexes() {
        return entityManager
                .createQuery("select distinct indexCode from IndexFigureApproval order by indexCode", String.class)
                .getResultList();
    }

    void add(IndexFigure figure) {
        persistAndFlush(figure);
    }
}
