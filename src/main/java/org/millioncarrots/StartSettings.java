package org.millioncarrots;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * The settings as they are before anything starts. Built by hand: natively the framework's own configuration does not see
 * environment variables until it runs.
 */
final class StartSettings {
    static final String PROFILE = "quarkus.profile";

    private StartSettings() {}

    static SmallRyeConfig read() {
        return new SmallRyeConfigBuilder()
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .withDefaultValue(PROFILE, profile())
                .addDefaultInterceptors()
                .addDefaultSources()
                .build();
    }

    private static String profile() {
        if (Main.isProductionBuild()) {
            return "prod";
        }
        return LaunchMode.current() == LaunchMode.NORMAL
                ? "demo"
                : LaunchMode.current().getDefaultProfile();
    }
}
