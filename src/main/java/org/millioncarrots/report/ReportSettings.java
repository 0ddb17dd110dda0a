package org.millioncarrots.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reports. */
@ConfigMapping(prefix = "carrots.reports")
@RegisterForReflection
public interface ReportSettings {
    /**
     * A file of one's own with the figures that offers are compared with, in place of the bundled one. For example {@code
     * /etc/carrots/reference-figures.yaml}.
     */
    Optional<Path> referenceFigures();

    /** How many files one person may export on a day, in the business zone. */
    @WithDefault("100")
    @Min(1)
    long exportsPerDay();

    /** How many lines all of them together may have. */
    @WithDefault("10000000")
    @Min(1)
    long linesPerDay();

    /** How many days a grouped report can be read again with the figures that it had. */
    @WithDefault("90")
    @Min(1)
    int resultDays();

    /** Roles with another number of files a day, by their names in tokens, such as {@code auditor}. */
    Map<String, @Min(0) Long> roleExportsPerDay();

    /** Roles with another number of lines a day. */
    Map<String, @Min(0) Long> roleLinesPerDay();
}
