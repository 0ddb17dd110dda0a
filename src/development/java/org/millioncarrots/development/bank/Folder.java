package org.millioncarrots.development.bank;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bank's memory: what came on each day stands in a folder of that day, and the bank is made again from all of them. A day that
 * was cut off by a kill has begun or not; what it says comes out the same.
 */
final class Folder {
    private static final String ORDER = "day.properties";
    private static final String SENT = "sent";

    private final Path root;
    private final Bank bank = new Bank();
    private final Set<String> taken = new HashSet<>();
    private Optional<Day> last = Optional.empty();

    /** Plays all days again. */
    Folder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        for (Path day : list(root, "[0-9]{6}")) {
            play(day);
        }
    }

    /**
     * A day that was played.
     *
     * @param name given by whoever asked for it, so that asking again gives the same day
     */
    record Day(Path folder, String name, LocalDate on, int files, List<Letter> letters) {
        /** How many of the letters have been sent, as far as it was noted. */
        int sent() throws IOException {
            Path note = folder.resolve(SENT);
            return Files.exists(note) ? Integer.parseInt(Files.readString(note)) : 0;
        }

        void note(int sent) throws IOException {
            write(folder.resolve(SENT), Integer.toString(sent));
        }
    }

    /** The bank does not go back. */
    static final class PastDay extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        PastDay(LocalDate last) {
            super("a day after " + last);
        }
    }

    Bank bank() {
        return bank;
    }

    Optional<Day> last() {
        return last;
    }

    boolean hasTaken(String messageId) {
        return taken.contains(messageId);
    }

    /**
     * The day after the last one, or the first.
     *
     * @param today the first day, if none was played; the bank never works at weekends, nor before a file wants it
     */
    LocalDate next(LocalDate today, List<byte[]> files) {
        LocalDate day = last.map(before -> before.on().plusDays(1)).orElse(today);
        for (byte[] file : files) {
            try {
                LocalDate wanted = OrderReader.read(file).executeOn();
                day = wanted.isAfter(day) ? wanted : day;
            } catch (Refusal refused) {
                continue;
            }
        }
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** @param on later than the last day */
    Day play(String name, LocalDate on, List<byte[]> files, Temper temper) throws IOException {
        if (last.isPresent() && !on.isAfter(last.get().on())) {
            throw new PastDay(last.get().on());
        }
        int number = last.map(day -> Integer.parseInt(day.folder().getFileName().toString()))
                        .orElse(0)
                + 1;
        Path draft = root.resolve("draft");
        delete(draft);
        Files.createDirectories(draft);
        for (int i = 0; i < files.size(); i++) {
            Files.write(draft.resolve("%06d.xml".formatted(i)), files.get(i));
        }
        Properties order = new Properties();
        order.setProperty("name", name);
        order.setProperty("on", on.toString());
        order.setProperty("seed", Long.toString(temper.seed()));
        temper.faults().forEach((fault, perMille) -> order.setProperty(fault.name(), perMille.toString()));
        order.setProperty("codes", String.join(",", temper.codes()));
        try (Writer out = Files.newBufferedWriter(draft.resolve(ORDER))) {
            order.store(out, null);
        }
        return play(Files.move(draft, root.resolve("%06d".formatted(number)), StandardCopyOption.ATOMIC_MOVE));
    }

    private Day play(Path folder) throws IOException {
        Properties order = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(ORDER))) {
            order.load(in);
        }
        Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            faults.put(fault, Integer.parseInt(order.getProperty(fault.name(), "0")));
        }
        Temper temper = new Temper(
                Long.parseLong(order.getProperty("seed")),
                faults,
                List.of(order.getProperty("codes").split(",")));
        LocalDate on = LocalDate.parse(order.getProperty("on"));
        List<byte[]> files = new ArrayList<>();
        for (Path file : list(folder, "[0-9]{6}\\.xml")) {
            files.add(Files.readAllBytes(file));
        }
        for (byte[] file : files) {
            try {
                taken.add(OrderReader.read(file).messageId());
            } catch (Refusal refusal) {
                taken.add(refusal.messageId());
            }
        }
        Day day = new Day(folder, order.getProperty("name"), on, files.size(), bank.play(on, files, temper));
        last = Optional.of(day);
        return day;
    }

    private static List<Path> list(Path folder, String names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(names))
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : list(folder, ".*")) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }
}
