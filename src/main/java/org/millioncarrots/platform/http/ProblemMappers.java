package org.millioncarrots.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.AmountTooLarge;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.json.JsonProblems;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.platform.sql.DatabaseFailure;

/** Turns everything that can go wrong into a problem. Nothing that the caller sent is repeated or logged. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** What a failure would be answered with, for one of many in a body. */
    public static ProblemBody body(RuntimeException failure) {
        ProblemMappers mappers = new ProblemMappers();
        Response answer = failure instanceof ConstraintViolationException invalid
                ? mappers.invalid(invalid)
                : mappers.other(failure);
        return (ProblemBody) answer.getEntity();
    }

    @ServerExceptionMapper
    Response problem(Problem problem) {
        Response answer = ProblemBody.answer(problem);
        return problem.type() == ProblemType.NOT_SECURED
                ? Response.fromResponse(answer).header("Retry-After", "30").build()
                : answer;
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
                .sorted(Comparator.comparing(Problem.Violation::field))
                .toList()));
    }

    /** Named for the subclass too, because the framework has a mapper of its own for it that repeats the value. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException unreadable) {
        return ProblemBody.answer(JsonProblems.of(unreadable));
    }

    /** Also what the framework wraps: the cause says more than the status it was given. */
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
            case 405 -> methodNotAllowed(exception.getResponse().getHeaderString("Allow"));
            case 406 ->
                ProblemBody.answer(
                        Problem.of(ProblemType.NOT_ACCEPTABLE, "the contract lists the media types of this operation"));
            case 413 ->
                ProblemBody.answer(
                        Problem.of(ProblemType.BODY_TOO_LARGE, "a field of a form is limited; send it as a file"));
            case 415 ->
                ProblemBody.answer(Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type: the contract lists the media types of this operation"));
            default -> other(exception);
        };
    }

    private static Response methodNotAllowed(@Nullable String allowed) {
        Response answer = ProblemBody.answer(
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "the contract lists the methods of this path"));
        return allowed == null
                ? answer
                : Response.fromResponse(answer).header("Allow", allowed).build();
    }

    /** Errors of the database by SQLSTATE: a lost race is a conflict, a lost connection is not the caller's fault. */
    @ServerExceptionMapper(Throwable.class)
    Response other(Throwable throwable) {
        if (DatabaseFailure.leavesOutcomeUnknown(throwable)) {
            LOG.warn("the connection to the database was lost during a commit: the outcome is unknown");
            return ProblemBody.answer(Problem.of(
                    ProblemType.OUTCOME_UNKNOWN,
                    "it may have taken effect: repeat it with the same Idempotency-Key, or read the resource again"));
        }
        boolean rolledBack = false;
        for (Throwable cause : DatabaseFailure.all(throwable)) {
            if (cause instanceof Problem problem) {
                return ProblemBody.answer(problem);
            }
            if (cause instanceof StoredByNewerVersion unreadable) {
                LOG.errorf("stored by a newer version: %s", unreadable.getMessage());
                return ProblemBody.answer(unreadable.problem());
            }
            if (cause instanceof AmountTooLarge tooLarge) {
                return ProblemBody.answer(Problem.of(
                        ProblemType.INVALID_REQUEST, tooLarge.getMessage() + ": smaller amounts, or fewer of them"));
            }
            if (cause instanceof CharConversionException) {
                return ProblemBody.answer(
                        Problem.of(ProblemType.MALFORMED_BODY, "the bytes are no text in UTF-8, UTF-16 or UTF-32"));
            }
            if (isTooManyFields(cause)) {
                return ProblemBody.answer(
                        Problem.of(ProblemType.BODY_TOO_LARGE, "a form has at most 1,000 fields; send fewer"));
            }
            if (isUnknownValueOfAColumn(cause)) {
                return other(new StoredByNewerVersion("a value of the record is not known to this version"));
            }
            if (cause instanceof StaleStateException || cause instanceof OptimisticLockException) {
                return ProblemBody.answer(Problem.conflict(
                        ConflictReason.CHANGED_MEANWHILE,
                        "somebody else changed this at the same moment: read it again"));
            }
            Optional<DatabaseFailure> database = DatabaseFailure.of(cause);
            if (database.isPresent()) {
                return database(database.get(), throwable);
            }
            if (cause instanceof OIDCException) {
                LOG.warn("the identity provider does not answer: tokens cannot be verified");
                return ProblemBody.answer(Problem.of(
                        ProblemType.UNAVAILABLE, "tokens cannot be verified right now; nothing was changed"));
            }
            rolledBack |= cause instanceof RollbackException;
        }
        // A transaction that the manager has ended by itself took too long.
        return rolledBack ? unavailable("none, the transaction took too long") : internal(throwable);
    }

    /** Too long, out of range, a date out of range, no character of the database's encoding, twice. */
    private static final Set<String> UNSTORABLE = Set.of("22001", "22003", "22008", "22021", "22P05");

    /** The framework counts the fields of forms, and has no exception of its own for it. */
    private static boolean isTooManyFields(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return cause instanceof RuntimeException
                && frames.length > 0
                && frames[0].getClassName().equals(FormData.class.getName());
    }

    /** Hibernate turns the columns of entities into constants by itself. */
    private static boolean isUnknownValueOfAColumn(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return cause instanceof IllegalArgumentException
                && frames.length > 0
                && frames[0].getClassName().equals(Enum.class.getName())
                && Stream.of(frames).anyMatch(frame -> frame.getClassName().startsWith("org.hibernate.type."));
    }

    private static Response database(DatabaseFailure failure, Throwable whole) {
        String state = failure.state().orElse("none, the pool gave no connection");
        if (failure.isPassing()) {
            return unavailable(state);
        }
        return switch (DatabaseFailure.category(state)) {
            case "23" ->
                state.equals("23505")
                        ? ProblemBody.answer(
                                Problem.of(ProblemType.ALREADY_EXISTS, "this was recorded before; read it again"))
                        : internal(whole);
            case "22" -> UNSTORABLE.contains(state) ? unstorable(state, whole) : internal(whole);
            default -> internal(whole);
        };
    }

    /** Too long, out of range, or no character: what the database alone refused was the caller's, and a check is missing. */
    private static Response unstorable(String state, Throwable whole) {
        LOG.errorf("SQLSTATE %s for what no check has refused: %s", state, Failures.withoutMessages(whole));
        return ProblemBody.answer(Problem.of(
                ProblemType.INVALID_REQUEST, "a value is too long, out of range, or has characters that are none"));
    }

    private static Response unavailable(String state) {
        LOG.warnf("database cannot serve: SQLSTATE %s", state);
        return ProblemBody.answer(
                Problem.of(ProblemType.UNAVAILABLE, "nothing was changed; retry with the same Idempotency-Key"));
    }

    private static Response internal(Throwable throwable) {
        LOG.errorf("unexpected %s", Failures.withoutMessages(throwable));
        return ProblemBody.answer(
                new Problem(ProblemType.INTERNAL, "nothing was changed; the operators have been told", List.of()));
    }
}
