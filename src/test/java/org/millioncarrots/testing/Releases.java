package org.millioncarrots.testing;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import org.millioncarrots.programme.ProgrammeSql;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** Versions in force on past days, stored as those that come with a release are: the API takes only days to come. */
public final class Releases {
    private Releases() {}

    public static void store(String document) {
        ProgrammeVersion version = Documents.accepted(document);
        ProgrammeSql sql = Arc.container().instance(ProgrammeSql.class).get();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.publish(version, document, "release:author", Instant.now());
            sql.approve(version.code(), version.version(), "release:reviewer", Instant.now());
        });
        Arc.container().instance(Programmes.class).get().refresh();
    }
}
