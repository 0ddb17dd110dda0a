package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

@QuarkusTest
class ExportLimitsApiTest {
    private final String person = "exporter-" + UUID.randomUUID();

    @Inject
    ExportSql sql;

    @Inject
    AuditLog auditLog;

    @Inject
    MasterKeys keys;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Caller caller;

    @Inject
    ReportSettings settings;

    @Test
    void aPersonHasSoManyFilesADay() {
        Exports exports = exports(clock);
        for (int i = 0; i < 3; i++) {
            begin(exports, 0);
        }
        assertThat(refused(exports, 0)).contains("3 exports a day");
        begin(exports(Clock.offset(clock, Duration.ofDays(1))), 0);
    }

    @Test
    void andSoManyLinesInAllOfThem() {
        Exports exports = exports(clock);
        assertThat(refused(exports, 101)).contains("101 lines", "100 are left");
        begin(exports, 60);
        assertThat(refused(exports, 41)).contains("40 are left");
        begin(exports, 40);
        begin(exports, 0);
    }

    private void begin(Exports exports, long lines) {
        QuarkusTransaction.requiringNew().run(() -> exports.begin(ReportFile.AGEING, lines));
    }

    private String refused(Exports exports, long lines) {
        Problem problem = catchThrowableOfType(Problem.class, () -> begin(exports, lines));
        assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        return problem.detail();
    }

    private Exports exports(Clock at) {
        ExportLimits limits = new ExportLimits(settings, caller) {
            @Override
            String person() {
                return person;
            }

            @Override
            long files() {
                return 3;
            }

            @Override
            long lines() {
                return 100;
            }
        };
        return new Exports(sql, limits, auditLog, keys, ids, at);
    }
}
