package org.millioncarrots;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may follow a state, as its enum says in its table {@code NEXT}. */
final class States {
    private States() {}

    /** By state, in the order of the enum, those that may follow. */
    static Map<String, Set<String>> moves(String type) {
        try {
            Class<?> states = Class.forName(House.ROOT + "." + type);
            Field table = states.getDeclaredField("NEXT");
            table.setAccessible(true);
            Map<?, ?> next = (Map<?, ?>) table.get(null);
            Map<String, Set<String>> moves = new LinkedHashMap<>();
            for (Object state : states.getEnumConstants()) {
                Set<?> following = (Set<?>) next.get(state);
                moves.put(
                        state.toString(),
                        Stream.of(states.getEnumConstants())
                                .filter(one -> following != null && following.contains(one))
                                .map(Object::toString)
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
            }
            return moves;
        } catch (ReflectiveOperationException none) {
            throw new AssertionError(type + " has no table NEXT of what may follow", none);
        }
    }
}
