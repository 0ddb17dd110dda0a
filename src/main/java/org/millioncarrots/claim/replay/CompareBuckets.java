package org.millioncarrots.claim.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millioncarrots.claim.DecisionSql;
import org.millioncarrots.claim.DecisionSql.After;
import org.millioncarrots.claim.DecisionSql.Recorded;
import org.millioncarrots.claim.replay.CompareDecision.Difference;

/** Compares all decisions of a few buckets. Reads page by page; the caller carries the transaction. */
@ApplicationScoped
class CompareBuckets {
    private static final int PAGE = 1_000;

    private final DecisionSql sql;
    private final CompareDecision compareDecision;

    CompareBuckets(DecisionSql sql, CompareDecision compareDecision) {
        this.sql = sql;
        this.compareDecision = compareDecision;
    }

    /** Some of the decisions that would come out differently. */
    record Different(String partner, Difference difference) {}

    /** A programme version by its numbers. */
    record Version(String programme, int version) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            int byProgramme = programme.compareTo(other.programme);
            return byProgramme == 0 ? Integer.compare(version, other.version) : byProgramme;
        }
    }

    /** How many decisions were compared, and how many of them would come out differently. */
    record Count(long compared, long different) {
        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(compared + other.compared, different + other.different);
        }
    }

    /**
     * What came of it.
     *
     * @param differences the first of them, no more than were asked for
     */
    record Compared(Map<Version, Count> byVersion, List<Different> differences) {
        Count total() {
            return byVersion.values().stream().reduce(Count.NONE, Count::plus);
        }
    }

    /** @param to the last bucket, included */
    Compared compare(int from, int to, int shown) {
        Map<Version, Count> byVersion = new TreeMap<>();
        List<Different> differences = new ArrayList<>();
        After after = After.beforeBucket(from);
        List<Recorded> page;
        do {
            page = sql.page(after, to, PAGE);
            for (Recorded decision : page) {
                Optional<Difference> difference = compareDecision.difference(decision);
                byVersion.merge(
                        new Version(decision.programme(), decision.version()),
                        new Count(1, difference.isPresent() ? 1 : 0),
                        Count::plus);
                if (differences.size() < shown) {
                    difference.ifPresent(found -> differences.add(new Different(decision.partner(), found)));
                }
                after = decision.place();
            }
        } while (page.size() == PAGE);
        return new Compared(byVersion, differences);
    }
}
