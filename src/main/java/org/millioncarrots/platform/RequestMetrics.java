package org.millioncarrots.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what callers write into a path out of the metrics. A request that no operation took has no template, and is counted
 * under its path as it was sent.
 */
@Singleton
class RequestMetrics {
    private static final Set<String> REFUSED_AT_THE_DOOR = Set.of("413", "414", "431");
    private static final Set<String> TAKEN_BY_NO_OPERATION = Set.of("405", "406", "415");
    private static final Pattern RESOURCE = Pattern.compile("(/v1/[a-z-]+)(/.*)?");

    @Produces
    @Singleton
    MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return withoutRawPath(id);
            }
        };
    }

    static Meter.Id withoutRawPath(Meter.Id id) {
        String uri = id.getTag("uri");
        if (uri == null || !id.getName().startsWith("http.server")) {
            return id;
        }
        return id.replaceTags(id.getTags().stream()
                .map(tag -> tag.getKey().equals("uri") ? Tag.of("uri", said(uri, id.getTag("status"))) : tag)
                .toList());
    }

    /** The resource was found where only the method or the media type was wrong, so its first part is one of ours. */
    private static String said(String uri, @Nullable String status) {
        if (status != null && REFUSED_AT_THE_DOOR.contains(status)) {
            return "REFUSED";
        }
        if (status != null && TAKEN_BY_NO_OPERATION.contains(status)) {
            Matcher resource = RESOURCE.matcher(uri);
            return resource.matches() ? resource.group(1) : "OTHER";
        }
        return uri;
    }
}
