package org.millioncarrots.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that can go wrong into a problem. Nothing that the caller sent is repeated or logged. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return ProblemBody.answer(problem);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated() {
        return Response.fromResponse(ProblemBody.answer(Problem.of(
                        ProblemType.UNAUTHENTICATED, "send Authorization: Bearer with a token that is valid now")))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden() {
        return ProblemBody.answer(
                Problem.of(ProblemType.FORBIDDEN, "none of the caller's roles may call this operation"));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid) {
        return ProblemBody.answer(Problem.invalid(invalid.getConstraintViolations().stream()
                .map(v -> new Problem.Violation(FieldPaths.of(v.getPropertyPath()), v.getMessage()))
                .sorted(java.util.Comparator.comparing(Problem.Violation::field))
                .toList()));
    }

    /** Named for the subclass too, because the framework has a mapper of its own for it that repeats the value. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException unreadable) {
        return ProblemBody.answer(JsonProblems.of(unreadable));
    }

    @ServerExceptionMapper
    Response webApplication(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException unreadable) {
            return ProblemBody.answer(JsonProblems.of(unreadable));
        }
        return switch (exception.getResponse().getStatus()) {
            case 400 ->
                ProblemBody.answer(Problem.of(
                        ProblemType.MALFORMED_BODY,
                        "the body or a parameter cannot be read in the form the contract gives"));
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 ->
                ProblemBody.answer(Problem.of(
                        ProblemType.NOT_FOUND,
                        "no such path, or a parameter in it is not in the form the contract gives"));
            case 405 ->
                ProblemBody.answer(
                        Problem.of(ProblemType.METHOD_NOT_ALLOWED, "the contract lists the methods of this path"));
            case 406 ->
                ProblemBody.answer(
                        Problem.of(ProblemType.NOT_ACCEPTABLE, "the contract lists the media types of this operation"));
            case 413 -> ProblemBody.answer(HttpDoor.tooLarge());
            case 415 ->
                ProblemBody.answer(Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type: the contract lists the media types of this operation"));
            default -> internal(exception);
        };
    }

    /** Errors of the database by SQLSTATE: a lost race is a conflict, a lost connection is not the caller's fault. */
    @ServerExceptionMapper({
        PersistenceException.class,
        RollbackException.class,
        SQLException.class,
        jakarta.transaction.TransactionalException.class,
        org.hibernate.HibernateException.class
    })
    Response database(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return ProblemBody.answer(problem);
            }
            if (cause instanceof StaleStateException || cause instanceof jakarta.persistence.OptimisticLockException) {
                return ProblemBody.answer(
                        Problem.conflict("somebody else changed this at the same moment: read it again"));
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return database(sql, exception);
            }
        }
        return internal(exception);
    }

    private Response database(SQLException sql, Exception whole) {
        String state = sql.getSQLState();
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "23" ->
                state.equals("23505")
                        ? ProblemBody.answer(
                                Problem.of(ProblemType.ALREADY_EXISTS, "this was recorded before; read it again"))
                        : internal(whole);
            case "08", "53", "57", "40" -> unavailable(state);
            default -> internal(whole);
        };
    }

    private static Response unavailable(String state) {
        LOG.warnf("database cannot serve: SQLSTATE %s", state);
        return Response.fromResponse(ProblemBody.answer(Problem.of(
                        ProblemType.UNAVAILABLE, "nothing was changed; retry with the same Idempotency-Key")))
                .header("Retry-After", "5")
                .build();
    }

    @ServerExceptionMapper(Throwable.class)
    Response internal(Throwable throwable) {
        LOG.errorf("unexpected %s", Failures.withoutMessages(throwable));
        return ProblemBody.answer(
                new Problem(ProblemType.INTERNAL, "nothing was changed; the operators have been told", List.of()));
    }
}
