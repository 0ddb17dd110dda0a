package org.millioncarrots.programme.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.millioncarrots.programme.ProgrammeSql;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.document.ProgrammeDocument.Reading;

/** The seven programmes that come with the release. Storing them again, from any number of replicas, changes nothing. */
@ApplicationScoped
public class BundledProgrammes {
    /** Named one by one, because a native image cannot list a folder. */
    public static final List<String> DOCUMENTS = List.of(
            "ukraine-lay-down-arms/1",
            "coalition-match/1",
            "coalition-premium/1",
            "diplomat-resignation/1",
            "senior-and-notable/1",
            "open-door/1",
            "equipment-handover/1");

    /** Not persons: the two people who let a release out, one who made it and one who approved it. */
    private static final String PUBLISHER = "release:author";

    private static final String APPROVER = "release:reviewer";

    private final ProgrammeSql sql;
    private final Clock clock;

    BundledProgrammes(ProgrammeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Stores what is not there yet. A version that is there stays as it is, whatever the release says now. */
    @Transactional
    public void store() {
        Instant now = clock.instant();
        for (String name : DOCUMENTS) {
            String text = text(name);
            ProgrammeVersion version = version(name, text);
            if (sql.publish(version, text, PUBLISHER, now)) {
                sql.approve(version.code(), version.version(), APPROVER, now);
            }
        }
    }

    public static String text(String name) {
        String resource = "programmes/" + name + ".yaml";
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(resource + " cannot be read", broken);
        }
    }

    private static ProgrammeVersion version(String name, String text) {
        return switch (ProgrammeDocument.read(text)) {
            case Reading.Accepted accepted -> accepted.version();
            case Reading.Refused refused ->
                throw new IllegalStateException("programme " + name + " of the release is faulty: " + refused.faults());
            case Reading.Unreadable unreadable ->
                throw new IllegalStateException("programme " + name + " of the release: " + unreadable.reason());
        };
    }
}
