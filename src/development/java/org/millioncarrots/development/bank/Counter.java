package org.millioncarrots.development.bank;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The bank by itself, for a service that does not have it:
 * {@code java Counter.java FOLDER NAME DAY [FAULT=PER_MILLE…] [seed=N] [codes=A,B]} plays a day. It takes the files in
 * {@code FOLDER/in}, remembers the day in {@code FOLDER/days}, and leaves its messages in {@code FOLDER/out}, numbered in the order
 * in which they are sent. It names them, and says number, opening and closing balance of each account's statement. The day is played
 * on DAY, or on the next banking day if the bank is further.
 */
final class Counter {
    private Counter() {}

    static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        long seed = 0;
        List<String> codes = List.of();
        Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        for (String argument : List.of(arguments).subList(3, arguments.length)) {
            String[] parts = argument.split("=", 2);
            switch (parts[0]) {
                case "seed" -> seed = Long.parseLong(parts[1]);
                case "codes" -> codes = List.of(parts[1].split(","));
                default -> faults.put(Fault.valueOf(parts[0]), Integer.parseInt(parts[1]));
            }
        }
        play(root, arguments[1], LocalDate.parse(arguments[2]), new Temper(seed, faults, codes), System.out);
    }

    private static void play(Path root, String name, LocalDate today, Temper temper, PrintStream told)
            throws IOException {
        Path in = Files.createDirectories(root.resolve("in"));
        Path out = Files.createDirectories(root.resolve("out"));
        Folder folder = new Folder(root.resolve("days"));
        Folder.Day day = folder.last().filter(last -> last.name().equals(name)).orElse(null);
        List<Path> files;
        try (Stream<Path> found = Files.list(in)) {
            files = found.sorted().toList();
        }
        if (day == null) {
            List<byte[]> orders = new ArrayList<>();
            for (Path file : files) {
                orders.add(Files.readAllBytes(file));
            }
            day = folder.play(name, folder.next(today, orders), orders, temper);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        for (int i = 0; i < day.letters().size(); i++) {
            Letter letter = day.letters().get(i);
            Path file = out.resolve("%s-%04d-%s.xml".formatted(day.on(), i, letter.kind()));
            Files.write(file, letter.bytes());
            told.println("letter " + file);
        }
        folder.bank().accounts().stream()
                .flatMap(account -> account.last().stream())
                .forEach(last -> told.println("statement " + last.account().currency + " " + last.number() + " "
                        + last.opening().toPlainString() + " " + last.closing().toPlainString()));
    }
}
