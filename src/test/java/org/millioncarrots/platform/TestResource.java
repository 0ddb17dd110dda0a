package org.millioncarrots.platform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.sql.ForAllPartners;

/** A resource of the tests only: every kind of field, every kind of failure, and work that is counted. */
@Path("/test")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TestResource {
    public static final AtomicInteger WORK = new AtomicInteger();

    private final Idempotency idempotency;
    private final EntityManager entityManager;

    TestResource(Idempotency idempotency, EntityManager entityManager) {
        this.idempotency = idempotency;
        this.entityManager = entityManager;
    }

    public enum Colour {
        RED,
        GREEN
    }

    public record Everything(
            @Nullable String text,
            @Nullable Money money,
            @Nullable CurrencyCode currency,
            @Nullable BigDecimal decimal,
            @Nullable LocalDate date,
            @Nullable Instant instant,
            @Nullable UUID id,
            @Nullable Colour colour,
            @Nullable Integer number,
            @Nullable Boolean flag,
            @Nullable List<Everything> nested) {}

    public record Work(String mode) {}

    @POST
    @Path("/everything")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Everything everything(@jakarta.validation.constraints.NotNull Everything request) {
        return request;
    }

    @GET
    @Path("/failures/{kind}")
    @PermitAll
    @Operation(hidden = true)
    public String fail(String kind) throws Throwable {
        throw switch (kind) {
            case "state" -> new IllegalStateException("Canary-Ivan");
            case "argument" -> new IllegalArgumentException("Canary-Ivan", new RuntimeException("Canary-Petrov"));
            case "error" -> new AssertionError("Canary-Ivan");
            case "overflow" -> new StackOverflowError();
            case "checked" -> new java.io.IOException("Canary-Ivan");
            case "connection" -> new RuntimeException(new SQLException("Canary-Ivan", "08006"));
            case "pool" -> new SQLException("Canary-Ivan");
            case "unique" -> new jakarta.persistence.PersistenceException(new SQLException("Canary-Ivan", "23505"));
            case "check" -> new jakarta.persistence.PersistenceException(new SQLException("Canary-Ivan", "23514"));
            case "deadlock" -> new SQLException("Canary-Ivan", "40P01");
            case "serialization" -> rolledBack(new SQLException("Canary-Ivan", "40001"));
            case "slots" -> new SQLException("Canary-Ivan", "53300");
            case "shutdown" -> new SQLException("Canary-Ivan", "57P01");
            case "password" -> new SQLException("Canary-Ivan", "28P01");
            case "lock" -> new SQLException("Canary-Ivan", "55P03");
            case "statement" -> new SQLException("Canary-Ivan", "57014");
            case "replica" -> new SQLException("Canary-Ivan", "25006");
            case "timeout" -> new RuntimeException(new jakarta.transaction.RollbackException("Canary-Ivan"));
            case "issuer" -> new io.quarkus.oidc.OIDCException("Canary-Ivan");
            case "commit" -> rolledBack(new SQLException("Canary-Ivan", "08006"));
            case "deferred" -> rolledBack(new SQLException("Canary-Ivan", "23505"));
            case "stale" -> new jakarta.persistence.OptimisticLockException("Canary-Ivan");
            default -> Problem.notFound("failure");
        };
    }

    /** As the transaction manager tells of a commit that failed. */
    private static Throwable rolledBack(SQLException failure) {
        var commit = new javax.transaction.xa.XAException(javax.transaction.xa.XAException.XAER_RMERR);
        commit.initCause(failure);
        var rolledBack = new jakarta.transaction.RollbackException("Canary-Ivan");
        rolledBack.addSuppressed(commit);
        return new RuntimeException(rolledBack);
    }

    @GET
    @Path("/refused-by-the-database/{kind}")
    @PermitAll
    @Transactional
    @ForAllPartners
    @Operation(hidden = true)
    public String refused(String kind) {
        for (int i = 0; i < 2; i++) {
            entityManager
                    .createNativeQuery("insert into blind_index (hash, person_id, bucket) values (:hash, :person, 1)")
                    .setParameter("hash", kind.equals("duplicate") ? "Canary-Ivan" : "Canary\0Ivan")
                    .setParameter("person", new UUID(1, 1))
                    .executeUpdate();
        }
        return "stored";
    }

    @GET
    @Path("/in-transaction")
    @PermitAll
    @Transactional
    @Operation(hidden = true)
    public String inTransaction() {
        return String.valueOf(entityManager
                .createNativeQuery("select current_setting('app.partner')")
                .getSingleResult());
    }

    @GET
    @Path("/unannotated")
    @Operation(hidden = true)
    public String unannotated() {
        return "open";
    }

    @GET
    @Path("/denied")
    @DenyAll
    @Operation(hidden = true)
    public String denied() {
        return "open";
    }

    @GET
    @Path("/finance/{id}")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public String finance(UUID id) {
        return "\"" + id + "\"";
    }

    /** Leaves one row per piece of work, so that its effects can be counted from outside. */
    @POST
    @Path("/tasks")
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response work(@HeaderParam(Idempotency.HEADER) @Nullable String key, Work request) {
        return idempotency.once(key, "testWork", request, () -> {
            int number = WORK.incrementAndGet();
            entityManager
                    .createNativeQuery("insert into blind_index (hash, person_id, bucket) values (:hash, :person, 1)")
                    .setParameter("hash", "test-work-" + number)
                    .setParameter("person", new UUID(0, number))
                    .executeUpdate();
            return switch (request.mode()) {
                case "refuse" -> throw Problem.conflict(ConflictReason.EXPIRED, "not now");
                case "fail" -> throw new IllegalStateException("Canary-Ivan");
                case "answer-4xx" -> Response.status(409).entity("{}").build();
                case "empty" -> Response.noContent().build();
                case "slow" -> {
                    pause();
                    yield created(number);
                }
                default -> created(number);
            };
        });
    }

    private static Response created(int number) {
        return Response.created(URI.create("/test/tasks/" + number))
                .tag("v" + number)
                .entity(new Work("done-" + number))
                .build();
    }

    private static void pause() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
