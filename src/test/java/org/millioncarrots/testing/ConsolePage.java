package org.millioncarrots.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.AnnotatedElement;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/**
 * A page or a form of the console, as the code has it: a new one is walked by itself.
 *
 * @param takesFile whether its form has a file
 * @param roles empty for whoever has not signed in, too
 * @param fields of its form, or of its query
 */
public record ConsolePage(boolean isForm, boolean takesFile, String path, Set<String> roles, Set<String> fields) {
    /** Of the way in and out. */
    private static final Set<String> FOR_ANYBODY = Set.of(
            "/console", "/console/signed-in", "/console/sign-out", "/console/signed-out", "/console/assets/{name}");

    private static final List<ConsolePage> ALL = all();

    private static List<ConsolePage> all() {
        List<ConsolePage> pages = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.millioncarrots")) {
            if (type.isAnnotatedWith(Path.class)
                    && type.getAnnotationOfType(Path.class).value().startsWith("/console")) {
                type.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class))
                        .forEach(method -> pages.add(of(type, method)));
            }
        }
        return pages;
    }

    /** But for those of the way in and out. */
    public static List<ConsolePage> ofRoles() {
        return ALL.stream().filter(page -> !FOR_ANYBODY.contains(page.path())).toList();
    }

    /** With an id wherever one is asked for. */
    public String at(UUID id) {
        return path.replaceAll("\\{\\w+: ?([\\w-]+)[^}]*}", "$1")
                .replace("{month}", "2022-01")
                .replaceAll("\\{\\w+}", id.toString());
    }

    /** @param text in each of its fields */
    public HttpResponse<String> visited(Visitor visitor, UUID id, String text) {
        Map<String, String> filled = fields.stream().collect(Collectors.toMap(field -> field, field -> text));
        if (takesFile) {
            return visitor.upload(at(id), filled, text.getBytes(StandardCharsets.UTF_8));
        }
        if (isForm) {
            return visitor.post(at(id), filled);
        }
        return visitor.get(at(id)
                + filled.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&", "?", "")));
    }

    /** What a browser calls it, if it comes from there in a form or a query. */
    private static Stream<String> name(AnnotatedElement part, String name) {
        QueryParam query = part.getAnnotation(QueryParam.class);
        if (query != null) {
            return Stream.of(query.value());
        }
        return part.isAnnotationPresent(RestForm.class) ? Stream.of(name) : Stream.of();
    }

    private static ConsolePage of(JavaClass type, JavaMethod method) {
        String path = type.getAnnotationOfType(Path.class).value();
        if (method.isAnnotatedWith(Path.class)) {
            path += method.getAnnotationOfType(Path.class).value();
        }
        Optional<RolesAllowed> roles = method.isAnnotatedWith(PermitAll.class)
                ? Optional.empty()
                : method.tryGetAnnotationOfType(RolesAllowed.class)
                        .or(() -> type.tryGetAnnotationOfType(RolesAllowed.class));
        boolean takesFile = method.tryGetAnnotationOfType(Consumes.class)
                .map(consumes -> List.of(consumes.value()).contains(MediaType.MULTIPART_FORM_DATA))
                .orElse(false);
        Set<String> fields = Arrays.stream(method.reflect().getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields())
                                .flatMap(field -> name(field, field.getName()))
                        : name(parameter, parameter.getName()))
                .collect(Collectors.toSet());
        return new ConsolePage(
                method.isAnnotatedWith(POST.class),
                takesFile,
                path,
                roles.map(RolesAllowed::value).map(Set::of).orElse(Set.of()),
                fields);
    }
}
