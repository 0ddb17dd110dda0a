package org.millioncarrots.platform.sql;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;

/**
 * What a failure tells about the database: whether it is away, and whether anybody can know what became of a commit.
 *
 * @param state its SQLSTATE; without one it was the pool that had no connection to give, or took back one whose transaction had ended
 */
public record DatabaseFailure(Optional<String> state) {
    /** Connection, credentials, lost races, resources, an operator or a timeout, the system below. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "28", "40", "53", "57", "58");

    /** A lock that was waited for too long, an idle transaction, a replica in place of the primary, no such database. */
    private static final Set<String> PASSING = Set.of("55P03", "25P03", "25006", "3D000");

    /** The connection ended, by itself or by an operator: what was under way may have been done. */
    private static final Set<String> CUT = Set.of("08000", "08003", "08006", "08007", "57P01", "57P02", "57P05");

    /** Nothing if it is none of the database's; what it was caused by is not looked at. */
    public static Optional<DatabaseFailure> of(Throwable failure) {
        return failure instanceof SQLException sql
                ? Optional.of(new DatabaseFailure(Optional.ofNullable(sql.getSQLState())))
                : Optional.empty();
    }

    /** Whether the same may go well later. */
    public boolean isPassing() {
        return state.map(known -> PASSING.contains(known) || PASSING_CLASSES.contains(category(known)))
                .orElse(true);
    }

    /** The first two characters of a SQLSTATE. */
    public static String category(String state) {
        return state.substring(0, Math.min(2, state.length()));
    }

    /**
     * Whether the connection was lost while the database committed: the commit may or may not have happened. Statements fail
     * before that; what they did is rolled back with the connection.
     */
    public static boolean leavesOutcomeUnknown(Throwable failure) {
        List<Throwable> all = all(failure);
        boolean atCommit = all.stream()
                .anyMatch(cause -> cause instanceof XAException
                        || cause instanceof HeuristicMixedException
                        || cause instanceof HeuristicRollbackException);
        return atCommit
                && all.stream()
                        .flatMap(cause -> of(cause).flatMap(DatabaseFailure::state).stream())
                        .findFirst()
                        .map(CUT::contains)
                        .orElse(true);
    }

    /** The failure, its causes, and what was suppressed on the way: the transaction manager hides the database's part there. */
    public static List<Throwable> all(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> all = new ArrayList<>();
        collect(failure, seen, all);
        return all;
    }

    private static void collect(Throwable failure, Set<Throwable> seen, List<Throwable> all) {
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            all.add(cause);
            for (Throwable suppressed : cause.getSuppressed()) {
                collect(suppressed, seen, all);
            }
        }
    }
}
