package org.millioncarrots.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The cells of some columns of a file, row by row, the empty ones left out. */
public final class SheetCells {
    private static final Pattern CELL = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^,\r\n]*)(,|\r?\n|$)");
    private static final Pattern SHEET_CELL =
            Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"([^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("<v>([^<]*)</v>");
    private static final Pattern TEXT = Pattern.compile("<si>(.*?)</si>", Pattern.DOTALL);

    private SheetCells() {}

    public static List<String> ofCsv(String csv, List<String> columns) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher cells = CELL.matcher(csv);
        while (cells.find() && cells.end() <= csv.length() && !(cells.start() == csv.length())) {
            rows.getLast().add(cells.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\""));
            if (!cells.group(2).equals(",")) {
                rows.add(new ArrayList<>());
            }
        }
        List<Integer> places = places(rows.getFirst(), columns, csv);
        List<String> found = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            places.stream()
                    .filter(place -> place < row.size() && !row.get(place).isEmpty())
                    .forEach(place -> found.add(row.get(place)));
        }
        return found;
    }

    /** Numbers as CSV writes them: with the decimals of their format. */
    public static List<String> ofXlsx(byte[] workbook, List<String> columns) {
        Map<String, String> parts = parts(workbook);
        List<String> texts = TEXT.matcher(parts.getOrDefault("xl/sharedStrings.xml", ""))
                .results()
                .map(text -> text.group(1).replaceAll("<[^>]*>", ""))
                .toList();
        Map<Integer, Map<String, String>> rows = new HashMap<>();
        Matcher cells = SHEET_CELL.matcher(parts.get("xl/worksheets/sheet1.xml"));
        while (cells.find()) {
            Matcher value = VALUE.matcher(cells.group(4) == null ? "" : cells.group(4));
            String text = value.find() ? value.group(1) : "";
            rows.computeIfAbsent(Integer.parseInt(cells.group(2)), row -> new HashMap<>())
                    .put(cells.group(1), cells.group(3).contains("t=\"s\"") ? texts.get(Integer.parseInt(text)) : text);
        }
        List<String> found = new ArrayList<>();
        for (int row = 2; row <= rows.size(); row++) {
            for (String column : columns) {
                String place = rows.get(1).entrySet().stream()
                        .filter(cell -> cell.getValue().equals(column))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no column " + column + " in " + rows.get(1)));
                String text = rows.get(row).getOrDefault(place, "");
                if (!text.isEmpty()) {
                    found.add(new BigDecimal(text).toPlainString());
                }
            }
        }
        return found;
    }

    private static List<Integer> places(List<String> heads, List<String> columns, String csv) {
        return columns.stream()
                .map(column -> {
                    int place = heads.indexOf(column);
                    if (place < 0) {
                        throw new AssertionError("no column " + column + " in " + csv);
                    }
                    return place;
                })
                .toList();
    }

    private static Map<String, String> parts(byte[] workbook) {
        Map<String, String> parts = new HashMap<>();
        @Nullable Path file = null;
        try {
            file = Files.createTempFile("workbook", ".xlsx");
            Files.write(file, workbook);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : zip.stream().toList()) {
                    parts.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(String.valueOf(file), failed);
        }
        return parts;
    }
}
