package org.millioncarrots.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Accessed;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemBody;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.http.RefusalPages;

/** The pages for what goes wrong: what it was, whether something was changed, and what to do next. */
@ApplicationScoped
class ErrorPages implements RefusalPages {
    private static final int PLACES = 20;
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    /** A form of another day: nothing else need have changed. */
    private static final String EXPIRED = "form-expired";

    /** Of those the console has words of its own; of the others the service's say more. */
    private static final Set<String> HAVE_TEXT = Set.of(
            "forbidden",
            "same-person",
            "not-found",
            "precondition-failed",
            EXPIRED,
            "idempotency-key-in-flight",
            "unavailable",
            "outcome-unknown",
            "internal",
            "unauthenticated");

    private static final Set<String> HAVE_TITLE =
            Set.of("state-conflict", "payments-stopped", "invalid-request", "too-many-requests");

    private static final List<ProblemType> RULES =
            List.of(ProblemType.FORBIDDEN, ProblemType.NOT_FOUND, ProblemType.TOO_MANY_REQUESTS);

    private final Event<Accessed> accesses;
    private final StaleForm stale;
    private final boolean enabled;

    ErrorPages(Event<Accessed> accesses, StaleForm stale, ConsoleSettings settings) {
        this.accesses = accesses;
        this.stale = stale;
        enabled = settings.enabled();
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance error(ErrorPage page);
    }

    /**
     * What an error page shows.
     *
     * @param title the key of its heading
     * @param text the key of its sentence; empty if the service's own is shown
     * @param reason the code of why the state of something does not allow it; empty of other problems
     * @param places what is not right, one by one, where the sentence leads to them
     * @param changes what has changed since the form was made, as a part of a page; empty if nobody has told it
     * @param again where to look again
     */
    record ErrorPage(
            String title,
            String text,
            String detail,
            String reason,
            List<Problem.Violation> places,
            String changes,
            String again,
            @Nullable String request,
            String language) {}

    void show(ProblemBody problem, String path, ContainerRequestContext request, ContainerResponseContext response) {
        Locale locale = Visit.locale(request.getAcceptableLanguages());
        String instead = stale.isExpired() ? EXPIRED : "";
        response.setEntity(
                render(problem, path, locale, instead, stale.changes().orElse("")), null, HTML);
    }

    @Override
    public Optional<String> page(String path, ProblemBody problem, @Nullable String languages) {
        if (!enabled || !Visit.isPage(path)) {
            return Optional.empty();
        }
        boolean german = languages != null && languages.startsWith(Visit.GERMAN.getLanguage());
        return Optional.of(render(problem, "/console", german ? Visit.GERMAN : Locale.ENGLISH, "", ""));
    }

    /** @param instead the slug of other words than the problem's own, if any */
    private static String render(ProblemBody problem, String again, Locale locale, String instead, String changes) {
        String slug = instead.isEmpty() ? problem.type().replaceFirst("^.*/", "") : instead;
        String key = HAVE_TEXT.contains(slug) || HAVE_TITLE.contains(slug) ? key(slug) : "problem_other";
        ErrorPage page = new ErrorPage(
                key,
                HAVE_TEXT.contains(slug) ? key + "_text" : "",
                problem.detail(),
                problem.reason() == null ? "" : problem.reason().name(),
                HAVE_TEXT.contains(slug) ? List.of() : places(problem),
                changes,
                again,
                problem.instance(),
                locale.getLanguage());
        return Templates.error(page).setLocale(locale).render();
    }

    /** A single one is what the sentence says. */
    private static List<Problem.Violation> places(ProblemBody problem) {
        List<Problem.Violation> all = problem.violations() == null ? List.of() : problem.violations();
        boolean isSaid = all.stream().allMatch(place -> problem.detail().contains(place.message()));
        return isSaid ? List.of() : all.stream().limit(PLACES).toList();
    }

    /** As the API's refusals are. */
    void tell(ProblemBody problem, String operation) {
        rule(problem).ifPresent(rule -> accesses.fire(new Accessed(operation, rule, 0)));
    }

    private static String key(String slug) {
        return "problem_" + slug.replace('-', '_');
    }

    private static Optional<ProblemType> rule(ProblemBody problem) {
        return Arrays.stream(ProblemType.values())
                .filter(RULES::contains)
                .filter(type -> type.uri().equals(problem.type()))
                .findFirst();
    }
}
