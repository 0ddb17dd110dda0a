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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.programme.document.BundledProgrammes;

/**
 * The programme versions, kept in memory: read again every few seconds and after each change, so that every replica knows
 * of an approval within that time. Dates are calendar dates in the business zone.
 *
 * <p>A version that this service cannot read, because a newer one has stored it, disables its programme only: questions about
 * that end in {@link StoredByNewerVersion}, and all others go on.
 */
@ApplicationScoped
public class Programmes {
    private static final Logger LOG = Logger.getLogger(Programmes.class);

    private final ProgrammeSql sql;
    private final BundledProgrammes bundled;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Map<String, List<StoredVersion>> byCode;

    Programmes(ProgrammeSql sql, BundledProgrammes bundled) {
        this.sql = sql;
        this.bundled = bundled;
    }

    /** The version of a programme that is in force on a day: the newest approved one that has begun, if it has not ended. */
    public Optional<ProgrammeVersion> inForce(String code, LocalDate asOf) {
        return ProgrammeVersion.inForce(approved(code), asOf);
    }

    /** The versions of all programmes that are in force on a day, in the order of their codes; without the disabled ones. */
    public List<ProgrammeVersion> inForce(LocalDate asOf) {
        Set<String> disabled = disabled();
        return snapshot().keySet().stream()
                .filter(code -> !disabled.contains(code))
                .flatMap(code -> inForce(code, asOf).stream())
                .toList();
    }

    /** An approved version, in force or not, whatever has become of the programme's other versions. */
    public Optional<ProgrammeVersion> version(String code, int version) {
        return find(code, version).filter(PublishedVersion::isApproved).map(PublishedVersion::version);
    }

    /**
     * The approved versions of a programme, oldest first; empty if there is no such programme.
     *
     * @throws StoredByNewerVersion if one of them cannot be read: which one binds could not be told
     */
    public List<ProgrammeVersion> approved(String code) {
        return versions(code).stream()
                .filter(StoredVersion::isApproved)
                .map(stored -> stored.readable().version())
                .toList();
    }

    /** Whether there is such a programme, disabled or not. */
    public boolean isOffered(String code) {
        return versions(code).stream().anyMatch(StoredVersion::isApproved);
    }

    /** Every approved version of every programme that can be read. */
    public List<ProgrammeVersion> all() {
        return stored().filter(StoredVersion::isApproved)
                .flatMap(stored -> stored.ifReadable().stream())
                .map(PublishedVersion::version)
                .toList();
    }

    /** The codes of the programmes that are disabled, because an approved version of them cannot be read. */
    public Set<String> disabled() {
        return stored().filter(
                        stored -> stored.isApproved() && stored.ifReadable().isEmpty())
                .map(StoredVersion::code)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** How many stored documents this version of the service cannot read; anything but 0 is for the operators. */
    public long unreadableDocuments() {
        return byCode == null
                ? 0
                : stored().filter(stored -> stored.ifReadable().isEmpty()).count();
    }

    /** All versions of a programme, oldest first, those that wait for approval included. */
    List<StoredVersion> versions(String code) {
        return snapshot().getOrDefault(code, List.of());
    }

    Optional<PublishedVersion> find(String code, int version) {
        return versions(code).stream()
                .filter(stored -> stored.version() == version)
                .findFirst()
                .map(StoredVersion::readable);
    }

    private Stream<StoredVersion> stored() {
        return snapshot().values().stream().flatMap(List::stream);
    }

    /** Reads what has been published or approved since; documents that are known are not parsed again. */
    public void refresh() {
        refreshing.lock();
        try {
            byCode = read();
        } finally {
            refreshing.unlock();
        }
    }

    private Map<String, List<StoredVersion>> read() {
        Map<String, List<StoredVersion>> before = byCode == null ? Map.of() : byCode;
        Map<String, List<StoredVersion>> after = new TreeMap<>();
        for (ProgrammeSql.Row row : sql.all()) {
            StoredVersion stored = before.getOrDefault(row.code(), List.of()).stream()
                    .filter(known -> known.isOf(row))
                    .findFirst()
                    .map(known -> known.as(row))
                    .orElseGet(() -> StoredVersion.of(row));
            after.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(stored);
        }
        return after;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        try {
            keepCurrent();
        } catch (RuntimeException failure) {
            LOG.warnf("the programmes could not be read; trying again soon: %s", Failures.withoutMessages(failure));
        }
    }

    /** In production the tables may come a moment after the process: then the next round finds them. */
    @Scheduled(
            identity = "refresh-programmes",
            every = "${carrots.programmes.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepCurrent() {
        if (byCode == null) {
            bundled.store();
        }
        refresh();
    }

    /** Whether the catalogue was read since the start; without it no claim can be answered. */
    boolean areLoaded() {
        return byCode != null;
    }

    private Map<String, List<StoredVersion>> snapshot() {
        Map<String, List<StoredVersion>> current = byCode;
        if (current == null) {
            throw Problem.of(ProblemType.UNAVAILABLE, "the programmes are not loaded yet; try again in a few seconds");
        }
        return current;
    }
}
