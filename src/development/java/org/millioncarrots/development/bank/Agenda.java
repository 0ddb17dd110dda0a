package org.millioncarrots.development.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the bank will do on later days, and the numbers that it has given. */
final class Agenda {
    private final List<Later> waiting = new ArrayList<>();
    private int entries;
    private int messages;

    private record Later(LocalDate on, Consumer<LocalDate> what) {}

    /** @param what is told the day on which it is done, which may be a later one */
    void note(LocalDate on, Consumer<LocalDate> what) {
        waiting.add(new Later(on, what));
    }

    void doWhatIsDue(LocalDate on) {
        List<Later> due =
                waiting.stream().filter(later -> !later.on().isAfter(on)).toList();
        waiting.removeAll(due);
        due.forEach(later -> later.what().accept(on));
    }

    String entryReference() {
        return "E%08d".formatted(++entries);
    }

    String messageId() {
        return "M%08d".formatted(++messages);
    }
}
