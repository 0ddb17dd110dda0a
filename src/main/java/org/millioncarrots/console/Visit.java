package org.millioncarrots.console;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Named;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.millioncarrots.platform.http.Accessed;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Who looks at which page, in which language: what the frame of every page shows. In templates {@code inject:visit}. */
@RequestScoped
@Named("visit")
public class Visit {
    static final Locale GERMAN = Locale.GERMAN;

    private final SecurityIdentity identity;
    private final Caller caller;
    private final Event<Accessed> accesses;
    private final UriInfo uri;
    private final HttpHeaders headers;

    Visit(SecurityIdentity identity, Caller caller, Event<Accessed> accesses, UriInfo uri, HttpHeaders headers) {
        this.identity = identity;
        this.caller = caller;
        this.accesses = accesses;
        this.uri = uri;
        this.headers = headers;
    }

    /** A link of the navigation. */
    public record Link(String word, String href, boolean current) {}

    static boolean isPage(String path) {
        return path.equals("/console") || path.startsWith("/console/");
    }

    static String path(UriInfo uri) {
        String path = uri.getPath();
        return path.startsWith("/") ? path : "/" + path;
    }

    /** The name that the issuer gives for the person, or else their subject. */
    public String person() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("name") instanceof String name
                ? name
                : caller.person();
    }

    /** The keys of the words for the caller's roles. */
    public List<String> roles() {
        return Section.ROLES.stream()
                .filter(caller::hasRole)
                .map(role -> "role_" + role)
                .toList();
    }

    /** The sections that the caller may see. */
    public List<Link> navigation() {
        String here = path();
        return Arrays.stream(Section.values())
                .filter(section -> section.roles().stream().anyMatch(caller::hasRole))
                .map(section -> new Link(section.word(), section.href(), section.has(here)))
                .toList();
    }

    public boolean isProduction() {
        return ConfigUtils.isProfileActive("prod");
    }

    public String path() {
        return path(uri);
    }

    /** The path with its query, to read the page again. */
    public String address() {
        String query = uri.getRequestUri().getRawQuery();
        return path() + (query == null ? "" : "?" + query);
    }

    /** What the act before has done, as {@link Acted#at} has named it; empty if the page was only asked for. */
    public String done() {
        return parameter("done");
    }

    /** Whether the act was done before already, so that it was not done again. */
    public boolean isTwice() {
        return !parameter("twice").isEmpty();
    }

    private String parameter(String name) {
        String value = uri.getQueryParameters().getFirst(name);
        return value == null ? "" : value;
    }

    /** Whether a subject is the caller's own. */
    public boolean isSelf(String subject) {
        return subject.equalsIgnoreCase(caller.person());
    }

    public boolean has(String role) {
        return caller.hasRole(role);
    }

    /** Whether the transfers behind the figures of the books are for the caller. */
    public boolean isReadingBooks() {
        return caller.hasRole(Roles.FINANCE) || caller.hasRole(Roles.AUDITOR);
    }

    public Locale locale() {
        return locale(headers.getAcceptableLanguages());
    }

    /** As the templates choose it: the language that is liked most, or English. */
    static Locale locale(List<Locale> liked) {
        return !liked.isEmpty() && liked.getFirst().getLanguage().equals(GERMAN.getLanguage())
                ? GERMAN
                : Locale.ENGLISH;
    }

    public String language() {
        return locale().getLanguage();
    }

    /**
     * Rows of a list were read; counted as when the API gives them.
     *
     * @param operation that of the API, by its id in the contract
     */
    public void listed(String operation, int rows) {
        accesses.fire(new Accessed(operation, null, rows));
    }
}
