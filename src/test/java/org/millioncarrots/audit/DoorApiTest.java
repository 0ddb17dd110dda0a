package org.millioncarrots.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;

/** What the door does with every act, tried with acts that do nothing but leave an entry. */
@QuarkusTest
@ForAllPartners
@ActivateRequestContext
class DoorApiTest {
    private final Door door;
    private final AuditLog auditLog;
    private final Sql sql;

    DoorApiTest(Door door, AuditLog auditLog, Sql sql) {
        this.door = door;
        this.auditLog = auditLog;
        this.sql = sql;
    }

    @Test
    void anActIsDoneOncePerKeyAndLeavesOneEntry() {
        UUID target = UUID.randomUUID();
        Act act = Act.on(target, "tryDoor", "door-" + target);
        for (int i = 0; i < 3; i++) {
            assertThat(door.once(act, () -> recorded(target)).getStatus()).isEqualTo(201);
        }
        assertThat(entries(target)).isOne();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> door.once(
                        Act.on(target, "tryDoor", "door-" + target, Map.of("other", 1)), () -> recorded(target)));
        assertThat(entries(target)).isOne();
    }

    @Test
    void anActWithoutAnEntryIsRefusedAndRolledBack() {
        UUID target = UUID.randomUUID();
        Act act = Act.on(target, "tryDoor", "silent-" + target);
        assertThatIllegalStateException()
                .isThrownBy(() -> door.once(act, () -> Response.ok().build()))
                .withMessageContaining("tryDoor");
        assertThatIllegalStateException().isThrownBy(() -> door.pass("tryDoor", () -> 1));
        assertThat(door.once(act, () -> recorded(target)).getStatus()).isEqualTo(201);
    }

    @Test
    void aDryRunTellsAndDoesNothing() {
        UUID target = UUID.randomUUID();
        assertThat(door.dryRun(() -> recorded(target)).getStatus()).isEqualTo(201);
        assertThat(entries(target)).isZero();
    }

    @Test
    void severalEntriesOfOneActAreInOrderAndThoseOfARefusedOneAreNot() {
        UUID target = UUID.randomUUID();
        door.pass("tryDoor", () -> {
            recorded(target);
            recorded(target);
            return recorded(target);
        });
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> door.pass("tryDoor", () -> {
                    recorded(target);
                    throw Problem.notFound("door");
                }));
        assertThat(entries(target)).isEqualTo(3);
    }

    /** What was tried is rolled back, and who tried it is known. */
    @Test
    void whoIsRefusedBecauseAnotherPersonMustDoItIsRecordedTenTimesAMinuteAtMost() {
        UUID target = UUID.randomUUID();
        for (int i = 0; i < 15; i++) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> door.once(Act.on(target, "tryDoor", "refused-" + UUID.randomUUID()), () -> {
                        recorded(target);
                        throw Problem.of(ProblemType.SAME_PERSON, "another one");
                    }));
        }
        assertThat(entries(target)).isZero();
        long described = QuarkusTransaction.requiringNew()
                .call(() -> sql.of("""
                        select count(*) from audit_entry
                        where action = 'ACT_REFUSED' and details ->> 'target' = :target
                            and details ->> 'operation' = 'tryDoor' and details ->> 'rule' = 'SAME_PERSON'
                        """).with("target", target.toString()).number());
        assertThat(described).isEqualTo(RefusalLimit.PER_MINUTE);
    }

    @Test
    void manyAtOnceFollowOneAnother() throws Exception {
        UUID target = UUID.randomUUID();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                all.add(threads.submit(() -> QuarkusTransaction.requiringNew()
                        .run(() -> auditLog.record(AuditAction.KEYS_CHANGED, target))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(entries(target)).isEqualTo(80);
        long broken = QuarkusTransaction.requiringNew()
                .call(() -> sql.of("""
                        select count(*) from audit_entry a
                        where a.subject = :target
                            and not exists (select from audit_entry b
                                where b.sequence = a.sequence - 1 and b.hash = a.previous_hash)
                            and a.sequence > 1
                        """).with("target", target).number());
        assertThat(broken).isZero();
    }

    private Response recorded(UUID target) {
        auditLog.record(AuditAction.KEYS_CHANGED, target);
        return Response.status(Response.Status.CREATED).build();
    }

    private long entries(UUID target) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.of("select count(*) from audit_entry where subject = :target")
                        .with("target", target)
                        .number());
    }
}
