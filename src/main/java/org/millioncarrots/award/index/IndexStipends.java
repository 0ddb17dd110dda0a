package org.millioncarrots.award.index;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.millioncarrots.award.BookAwards;
import org.millioncarrots.award.change.AppliedChange;
import org.millioncarrots.award.index.IndexAwards.Failure;
import org.millioncarrots.award.index.IndexAwards.Place;
import org.millioncarrots.figures.IndexFigures;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Once a figure of an index is approved, plans all stipends anew that follow it, and books what they commit then. A batch is
 * one transaction, so it can be cut off anywhere; one that cannot be booked as a whole is done award by award.
 */
@ApplicationScoped
public class IndexStipends {
    private static final Logger LOG = Logger.getLogger(IndexStipends.class);
    private static final int AT_ONCE = 50;
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final IndexFigures figures;
    private final IndexAwards awards;
    private final BookAwards books;

    IndexStipends(IndexFigures figures, IndexAwards awards, BookAwards books) {
        this.figures = figures;
        this.awards = awards;
        this.books = books;
    }

    @ForAllPartners
    public void tend() {
        tend(RETRY_AFTER);
    }

    /** @param retryAfter how long an award that failed is left alone */
    @ForAllPartners
    public void tend(Duration retryAfter) {
        figures.latestApprovals().forEach((index, number) -> follow(index, number, retryAfter));
    }

    private void follow(String index, int number, Duration retryAfter) {
        int planned = 0;
        Place last = Place.START;
        List<Place> places;
        do {
            places = awards.behind(index, number, last, retryAfter, AT_ONCE);
            if (!places.isEmpty()) {
                last = places.getLast();
                planned += batch(index, number, places);
            }
        } while (places.size() == AT_ONCE);
        if (planned > 0) {
            LOG.infof("index %s: %d stipends planned anew by %d figures", index, planned, number);
        }
    }

    private int batch(String index, int number, List<Place> places) {
        try {
            return plan(index, number, places);
        } catch (RuntimeException oneOfThem) {
            return places.stream()
                    .mapToInt(place -> alone(index, number, place))
                    .sum();
        }
    }

    private int alone(String index, int number, Place place) {
        try {
            return plan(index, number, List.of(place));
        } catch (RuntimeException failed) {
            boolean exhausted = failed instanceof Problem problem && problem.type() == ProblemType.FUNDS_EXHAUSTED;
            LOG.warnf("a stipend cannot follow index %s yet: %s", index, Failures.withoutMessages(failed));
            awards.failed(place, number, exhausted ? Failure.FUNDS_EXHAUSTED : Failure.CONFLICT);
            return 0;
        }
    }

    private int plan(String index, int number, List<Place> places) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<AppliedChange> changes = awards.plan(index, number, places);
            books.rebook(changes);
            return changes.size();
        });
    }
}
