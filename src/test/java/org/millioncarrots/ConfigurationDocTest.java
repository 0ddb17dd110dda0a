package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Golden;

/** The list of settings that operators read is the one that the code has; {@code -Dconfiguration.update=true} writes it ({@link Golden}). */
class ConfigurationDocTest {
    private static final Path COMMITTED = Path.of("docs", "configuration.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern EXAMPLE = Pattern.compile(" ?For example `([^`]+)`\\.");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(carrots\\.[a-z.-]+)");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.millioncarrots");

    private static final String INTRODUCTION = """
            # Configuration

            Every setting of the service, made from the code. Set them as environment variables; in a file
            (`config/application.properties`) or as `-D` the name is in small letters with dots and hyphens, such as
            `carrots.payout-run.workers`. What the framework brings is in [operations](operations.md#settings).

            Durations are a number with `s`, `m`, `H` or `D`: `90s`, `30M`, `24H`, `5D`. All are read once, at the start. A name that is not in
            this list, or a value that does not fit, stops the start with one line that says what would be right. `--check` as argument
            (or `CARROTS_CHECK_ONLY=true`) looks at every setting and connection and starts nothing.
            """;

    @Test
    void theCommittedListIsWhatTheCodeReads() throws IOException {
        Golden.holds(COMMITTED, generate(), "configuration");
    }

    @Test
    void everyMappingIsKnownBeforeTheStartAndInTheNativeImage() {
        List<String> mappings = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(type -> type.getName())
                .toList();
        assertThat(KnownSettings.MAPPINGS).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(mappings);
        for (Class<?> mapping : KnownSettings.MAPPINGS) {
            assertThat(Stream.concat(Stream.of(mapping), Stream.of(mapping.getDeclaredClasses())))
                    .allSatisfy(type -> assertThat(type).hasAnnotation(RegisterForReflection.class));
        }
    }

    @Test
    void noSettingIsReadPastTheMappings() throws IOException {
        CLASSES.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit -> unit.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
                .forEach(parameter -> assertThat(parameter
                                .getAnnotationOfType(ConfigProperty.class)
                                .name())
                        .doesNotStartWith("carrots."));
        assertThat(references(SOURCES)).isSubsetOf(KnownSettings.byProperty().keySet());
        assertThat(references(Path.of("src", "main", "resources", "application.properties")))
                .isSubsetOf(KnownSettings.byProperty().keySet());
    }

    private static TreeSet<String> references(Path root) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                REFERENCE.matcher(Files.readString(file)).results().forEach(hit -> found.add(hit.group(1)));
            }
        }
        return found;
    }

    private static String generate() throws IOException {
        SmallRyeConfig production = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(new PropertiesConfigSource(Path.of("src", "main", "resources", "application.properties")
                        .toUri()
                        .toURL()))
                .build();
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (Class<?> mapping : KnownSettings.MAPPINGS) {
            Map<String, String> comments = comments(mapping);
            String title = comments.get(mapping.getSimpleName());
            text.append("\n## ").append(title, 0, title.length() - 1).append("\n\n");
            text.append("| variable | meaning | values | example | default |\n|---|---|---|---|---|\n");
            for (Setting setting : KnownSettings.of(mapping).toList()) {
                String comment = comments.get(setting.property());
                assertThat(comment)
                        .as(setting.property() + " says what it means")
                        .isNotBlank();
                Matcher example = EXAMPLE.matcher(comment);
                boolean given = example.find();
                text.append("| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                setting.variable(),
                                EXAMPLE.matcher(comment).replaceAll(""),
                                setting.expected(),
                                given ? "`" + example.group(1) + "`" : "",
                                byDefault(setting, production)));
            }
        }
        return text.toString();
    }

    private static String byDefault(Setting setting, SmallRyeConfig production) {
        if (RequiredSettings.required().contains(setting.property())) {
            return "**required**";
        }
        String configured = production.getRawValue(setting.property());
        String value = configured == null ? setting.byDefault() : configured;
        return value == null ? "none" : "`" + value + "`";
    }

    /** The comments of a mapping: its own by its name, those of its methods by property. */
    private static Map<String, String> comments(Class<?> mapping) throws IOException {
        Path file = SOURCES.resolve(mapping.getName().replace('.', '/') + ".java");
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
            Map<String, String> comments = new HashMap<>();
            String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
            task.parse().forEach(unit -> new Comments(DocTrees.instance(task), mapping, prefix, comments)
                    .scan(new TreePath(unit), null));
            return comments;
        }
    }

    /** Walks through one source file. */
    private static final class Comments extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final Class<?> mapping;
        private final String prefix;
        private final Map<String, String> comments;

        Comments(DocTrees trees, Class<?> mapping, String prefix, Map<String, String> comments) {
            this.trees = trees;
            this.mapping = mapping;
            this.prefix = prefix;
            this.comments = comments;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            put(type.getSimpleName().toString());
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            String group = ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                    .getSimpleName()
                    .toString();
            String name = hyphened(method.getName().toString());
            put(prefix + (group.equals(mapping.getSimpleName()) ? "." : "." + hyphened(group) + ".") + name);
            return super.visitMethod(method, none);
        }

        private void put(String key) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                comments.put(
                        key,
                        comment.replaceAll("\\s+", " ")
                                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                                .strip());
            }
        }

        private static String hyphened(String name) {
            return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
        }
    }
}
