package org.millioncarrots.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.Optional;

/** The log of who did what. */
@ConfigMapping(prefix = "carrots.audit")
@RegisterForReflection
public interface AuditSettings {
    /**
     * A file outside the database, one for all replicas, to which the head of the audit log is added every five minutes when it has
     * moved. The log is held against it all the time: nothing before its last line can be changed or cut off unseen. The
     * operators' log has the same lines. For example {@code /var/lib/carrots/audit-anchors}.
     */
    Optional<Path> anchorFile();

    /**
     * Entries without signature that a release before wrote after a step back: numbers and ranges by commas. Any other is an alarm.
     * For example {@code 1204-1377,1402}.
     */
    Optional<
                    @Pattern(
                            regexp = "[0-9]{1,18}(-[0-9]{1,18})?(,[0-9]{1,18}(-[0-9]{1,18})?)*",
                            message =
                                    "numbers of entries and ranges of them by commas are expected, such as 1204-1377,1402")
                    String>
            unsignedEntries();
}
