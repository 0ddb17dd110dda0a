package org.millioncarrots.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the tables under {@code examples}: semicolons between columns, a header row, lines with # are remarks. */
public final class ExampleTable {
    private ExampleTable() {}

    /** Each row by column name; the last column may hold semicolons. */
    public static List<Map<String, String>> rows(String name) {
        var stream = Objects.requireNonNull(ExampleTable.class.getResourceAsStream("/examples/" + name), name);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            List<String> header = Arrays.asList(lines.getFirst().split(";"));
            return lines.stream().skip(1).map(line -> row(header, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(List<String> header, String line) {
        String[] cells = line.split(";", header.size());
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells[i].strip());
        }
        return row;
    }
}
