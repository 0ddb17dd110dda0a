package org.millioncarrots.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a caller accepts, without what is no media range (RFC 9110, section 12.5.1). The framework fails at those where it has no
 * operation to answer with; Java's own library sends one ({@code *; q=.2}), and scanners send worse. Parameters but the quality are
 * left out, because no form of ours has any: who asks for {@code text/csv;charset=utf-8} gets it.
 */
final class MediaRanges {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VALUE = "(?:" + TOKEN + "|\"[^\"\\\\]*\")";

    /** Also without the zero that the RFC wants before the point. */
    private static final String QUALITY = "0?\\.[0-9]{1,3}|0\\.?|1(?:\\.0{0,3})?";

    private static final Pattern RANGE = Pattern.compile("(\\*/\\*|" + TOKEN + "/" + TOKEN + ")(?:\\s*;\\s*(?:[qQ]=("
            + QUALITY + ")|(?![qQ]=)" + TOKEN + "=" + VALUE + "))*");

    private MediaRanges() {}

    /** The ranges that can be read, as one header; empty if there is none, which means anything. */
    static Optional<String> readable(List<String> headers) {
        String readable = headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(range -> RANGE.matcher(range.strip()))
                .filter(Matcher::matches)
                .map(MediaRanges::plain)
                .collect(Collectors.joining(", "));
        return readable.isEmpty() ? Optional.empty() : Optional.of(readable);
    }

    private static String plain(Matcher range) {
        String quality = range.group(2);
        return quality == null
                ? range.group(1)
                : range.group(1) + ";q=" + (quality.startsWith(".") ? "0" : "") + quality;
    }
}
