package org.millioncarrots.programme;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;
import org.millioncarrots.programme.ProgrammeDocument.Reading;

/**
 * The programme versions, kept in memory: read again every few seconds and after each change, so that every replica knows
 * of an approval within that time. Dates are calendar dates in the business zone.
 */
@ApplicationScoped
public class Programmes {
    private static final Logger LOG = Logger.getLogger(Programmes.class);

    private final ProgrammeSql sql;
    private final BundledProgrammes bundled;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Map<String, List<PublishedVersion>> byCode;

    Programmes(ProgrammeSql sql, BundledProgrammes bundled) {
        this.sql = sql;
        this.bundled = bundled;
    }

    /** The version of a programme that is in force on a day: the newest approved one that has begun, if it has not ended. */
    public Optional<ProgrammeVersion> inForce(String code, LocalDate asOf) {
        return ProgrammeVersion.inForce(approved(code), asOf);
    }

    /** The versions of all programmes that are in force on a day, in the order of their codes. */
    public List<ProgrammeVersion> inForce(LocalDate asOf) {
        return snapshot().keySet().stream()
                .flatMap(code -> inForce(code, asOf).stream())
                .toList();
    }

    /** An approved version, in force or not. */
    public Optional<ProgrammeVersion> version(String code, int version) {
        return find(code, version).filter(PublishedVersion::isApproved).map(PublishedVersion::version);
    }

    /** The approved versions of a programme, oldest first; empty if there is no such programme. */
    public List<ProgrammeVersion> approved(String code) {
        return versions(code).stream()
                .filter(PublishedVersion::isApproved)
                .map(PublishedVersion::version)
                .toList();
    }

    /** Every approved version of every programme. */
    public List<ProgrammeVersion> all() {
        return snapshot().keySet().stream()
                .flatMap(code -> approved(code).stream())
                .toList();
    }

    /** All versions of a programme, oldest first, those that wait for approval included. */
    List<PublishedVersion> versions(String code) {
        return snapshot().getOrDefault(code, List.of());
    }

    Optional<PublishedVersion> find(String code, int version) {
        return versions(code).stream()
                .filter(known -> known.version().version() == version)
                .findFirst();
    }

    /** Reads what has been published or approved since; documents that are known are not parsed again. */
    void refresh() {
        refreshing.lock();
        try {
            byCode = read();
        } finally {
            refreshing.unlock();
        }
    }

    private Map<String, List<PublishedVersion>> read() {
        Map<String, List<PublishedVersion>> before = byCode == null ? Map.of() : byCode;
        Map<String, List<PublishedVersion>> after = new TreeMap<>();
        for (ProgrammeSql.Row row : sql.all()) {
            ProgrammeVersion version = before.getOrDefault(row.code(), List.of()).stream()
                    .map(PublishedVersion::version)
                    .filter(known ->
                            known.version() == row.version() && known.sha256().equals(row.sha256()))
                    .findFirst()
                    .orElseGet(() -> parse(row));
            after.computeIfAbsent(row.code(), code -> new ArrayList<>())
                    .add(new PublishedVersion(
                            version,
                            row.document(),
                            row.publishedBy(),
                            row.publishedAt(),
                            row.approvedBy(),
                            row.approvedAt()));
        }
        return after;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        keepCurrent();
    }

    /** In production the tables may come a moment after the process: then the next round finds them. */
    @Scheduled(
            identity = "refresh-programmes",
            every = "${carrots.programmes.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepCurrent() {
        try {
            if (byCode == null) {
                bundled.store();
            }
            refresh();
        } catch (RuntimeException failure) {
            LOG.warnf("the programmes could not be read; trying again soon: %s", Failures.withoutMessages(failure));
        }
    }

    /** Whether the catalogue was read since the start; without it no claim can be answered. */
    boolean areLoaded() {
        return byCode != null;
    }

    private Map<String, List<PublishedVersion>> snapshot() {
        Map<String, List<PublishedVersion>> current = byCode;
        if (current == null) {
            throw Problem.of(ProblemType.UNAVAILABLE, "the programmes are not loaded yet; try again in a few seconds");
        }
        return current;
    }

    private static ProgrammeVersion parse(ProgrammeSql.Row row) {
        return switch (ProgrammeDocument.read(row.document())) {
            case Reading.Accepted accepted -> accepted.version();
            case Reading.Refused refused -> throw broken(row, refused.faults());
            case Reading.Unreadable unreadable -> throw broken(row, unreadable.reason());
        };
    }

    private static IllegalStateException broken(ProgrammeSql.Row row, Object why) {
        return new IllegalStateException(
                "stored version " + row.version() + " of programme " + row.code() + " can no longer be read: " + why);
    }
}
