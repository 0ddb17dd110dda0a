package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

/** Exported files. */
public final class Csv {
    private Csv() {}

    /** The file without its last column, the watermark, which is in every line and the same. */
    public static String withoutWatermark(String csv) {
        List<String> lines = List.of(csv.split("\r\n"));
        assertThat(lines.getFirst()).containsPattern(",exported by [a-z0-9]+ at 20[^,]+Z$");
        assertThat(lines.stream().skip(1).map(Csv::last).distinct())
                .hasSizeLessThan(2)
                .allMatch(mark -> mark.matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"));
        return lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String last(String line) {
        return line.substring(line.lastIndexOf(',') + 1);
    }
}
