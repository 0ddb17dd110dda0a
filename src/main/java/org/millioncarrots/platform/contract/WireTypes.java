package org.millioncarrots.platform.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;

/** The records and enums behind the schemas of the contract. */
final class WireTypes {
    private static final String OURS = "org.millioncarrots.";

    private final IndexView index;

    /** Looked for once: the index filters all classes each time that it is asked. */
    private final List<ClassInfo> types;

    WireTypes(IndexView index) {
        this.index = index;
        types = index.getKnownClasses().stream()
                .filter(type -> (type.isRecord() || type.isEnum())
                        && type.name().toString().startsWith(OURS))
                .toList();
    }

    /**
     * One value of a record, as it is on the wire.
     *
     * @param isAlways never absent from an answer
     * @param isPrimitive so that a request that leaves it out is refused
     */
    record Component(String name, boolean isAlways, boolean isPrimitive) {}

    /** The components of the record of this schema; empty if none is. */
    List<Component> components(String name, Schema schema) {
        return type(name, schema).map(this::components).orElse(List.of());
    }

    /** The name of the record that has exactly these properties; empty if there is none. */
    Optional<String> recordOf(Schema schema) {
        return types.stream()
                .filter(type -> isOf(type, schema))
                .map(WireTypes::name)
                .findFirst();
    }

    /** What is written of the record or enum of this schema; without any text if none is. */
    Javadoc javadoc(String name, Schema schema) {
        return type(name, schema).map(this::javadoc).orElse(new Javadoc("", Map.of()));
    }

    /** The record that has this name and exactly these properties, or the enum with these values. */
    private Optional<ClassInfo> type(String name, Schema schema) {
        return types.stream()
                .filter(type -> name(type).equals(name) || isPage(type, name))
                .filter(type -> isOf(type, schema))
                .findFirst();
    }

    private boolean isOf(ClassInfo type, Schema schema) {
        if (type.isEnum()) {
            return schema.getEnumeration() != null
                    && type.enumConstants().stream()
                            .map(FieldInfo::name)
                            .toList()
                            .equals(schema.getEnumeration());
        }
        return type.isRecord()
                && schema.getProperties() != null
                && components(type).stream()
                        .map(Component::name)
                        .collect(Collectors.toSet())
                        .equals(schema.getProperties().keySet());
    }

    /** With that of records whose components stand in between. */
    private Javadoc javadoc(ClassInfo type) {
        Javadoc own = Javadoc.of(type);
        Map<String, String> parts = new HashMap<>(own.parts());
        if (type.isRecord()) {
            type.recordComponents().stream()
                    .map(component -> Objects.requireNonNull(type.field(component.name())))
                    .filter(field -> field.hasAnnotation(JsonUnwrapped.class))
                    .map(this::inner)
                    .forEach(inner -> javadoc(inner).parts().forEach(parts::putIfAbsent));
        }
        return new Javadoc(own.text(), parts);
    }

    private ClassInfo inner(FieldInfo field) {
        return Objects.requireNonNull(index.getClassByName(field.type().name()));
    }

    private static boolean isPage(ClassInfo type, String schema) {
        return type.name().toString().equals(Page.class.getName()) && schema.startsWith("Page");
    }

    private static String name(ClassInfo type) {
        return Optional.ofNullable(
                        type.declaredAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class))
                .map(schema -> schema.value("name"))
                .map(AnnotationValue::asString)
                .orElse(type.simpleName());
    }

    private List<Component> components(ClassInfo type) {
        List<Component> components = new ArrayList<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            FieldInfo field = Objects.requireNonNull(type.field(component.name()));
            if (field.hasAnnotation(JsonUnwrapped.class)) {
                components.addAll(components(inner(field)));
            } else if (!field.hasAnnotation(JsonIgnore.class)) {
                components.add(new Component(
                        component.name(),
                        !isNullable(field.type()) && !isLeftOutWhenEmpty(field.annotation(JsonInclude.class)),
                        field.type().kind() == Type.Kind.PRIMITIVE));
            }
        }
        return components;
    }

    private static boolean isNullable(Type type) {
        return type.hasAnnotation(DotName.createSimple(Nullable.class));
    }

    private static boolean isLeftOutWhenEmpty(@Nullable AnnotationInstance include) {
        return include != null;
    }
}
