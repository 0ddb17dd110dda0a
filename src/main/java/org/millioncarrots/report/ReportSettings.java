package org.millioncarrots.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
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
}
