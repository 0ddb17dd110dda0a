package org.millioncarrots.platform.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests under what we have written, never under what callers write: the operation's path template and the methods of
 * the contract. Whatever no operation took is one series for each status, so that no flood of paths hides anything.
 */
@ApplicationScoped
class RequestMetrics implements HttpServerMetricsTagsContributor {
    private static final String TEMPLATE = "UrlPathTemplate";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    private static final int NOT_FOUND = 404;

    /** Upper bounds of the histogram of answer times, in milliseconds. */
    private static final int[] BUCKETS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000};

    @Override
    public Tags contribute(Context context) {
        String method = context.request().method().name();
        return Tags.of(
                "uri",
                uri(
                        context.requestContextLocalData(TEMPLATE),
                        context.response().statusCode()),
                "method",
                METHODS.contains(method) ? method : "OTHER");
    }

    private static String uri(@Nullable String template, int status) {
        if (template != null) {
            return template;
        }
        return status == NOT_FOUND ? "NOT_FOUND" : "NO_OPERATION";
    }

    @Produces
    @Singleton
    MeterFilter histogram() {
        return new MeterFilter() {
            @Override
            public @Nullable DistributionStatisticConfig configure(
                    Meter.Id id, DistributionStatisticConfig configured) {
                return id.getName().equals("http.server.requests") ? withBuckets(configured) : configured;
            }
        };
    }

    private static DistributionStatisticConfig withBuckets(DistributionStatisticConfig configured) {
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(Arrays.stream(BUCKETS)
                        .mapToObj(Duration::ofMillis)
                        .mapToLong(Duration::toNanos)
                        .asDoubleStream()
                        .toArray())
                .build()
                .merge(configured);
    }
}
