package org.millioncarrots.erasure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks for many texts at once, whatever the case, in one pass: by the first four letters, which are a number of 64 bits. */
final class Needles {
    private static final int HEAD = 4;

    private final Map<Long, List<String>> byHead;

    Needles(Collection<String> texts) {
        byHead = texts.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.groupingBy(text -> head(text, HEAD)));
    }

    boolean isAnyIn(String text) {
        long head = 0;
        for (int i = 0; i < text.length(); i++) {
            head = head << 16 | Character.toLowerCase(text.charAt(i));
            int from = i - HEAD + 1;
            if (from >= 0
                    && byHead.getOrDefault(head, List.of()).stream()
                            .anyMatch(one -> text.regionMatches(true, from, one, 0, one.length()))) {
                return true;
            }
        }
        return false;
    }

    private static long head(String text, int letters) {
        long head = 0;
        for (int i = 0; i < letters; i++) {
            head = head << 16 | text.charAt(i);
        }
        return head;
    }
}
