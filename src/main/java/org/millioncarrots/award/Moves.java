package org.millioncarrots.award;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a table of states says, as conditions of statements. */
final class Moves {
    private Moves() {}

    /** That a column holds a state from which another may follow. */
    static <S extends Enum<S>> String from(String column, Map<S, Set<S>> next, S to) {
        return next.entrySet().stream()
                .filter(step -> step.getValue().contains(to))
                .map(step -> "'" + step.getKey() + "'")
                .sorted()
                .collect(Collectors.joining(", ", column + " in (", ")"));
    }
}
