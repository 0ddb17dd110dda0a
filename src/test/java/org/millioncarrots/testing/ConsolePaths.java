package org.millioncarrots.testing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of the console can be read, as the code has it. */
public final class ConsolePaths {
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("src", "main", "java");
    private static final Pattern ENDING = Pattern.compile("\\.(csv|xlsx|\\{form: csv\\|xlsx})$");

    private ConsolePaths() {}

    /** The paths of all methods that answer GET, with their parameters. */
    public static Set<String> gets() {
        Set<String> paths = new TreeSet<>();
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            for (java.nio.file.Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("@Path(\"/console")) {
                    addGets(paths, file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return paths;
    }

    private static void addGets(Set<String> paths, java.nio.file.Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
        try {
            Class<?> resource = Class.forName(name);
            Path of = resource.getAnnotation(Path.class);
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GET.class) && !method.isBridge()) {
                    Path rest = method.getAnnotation(Path.class);
                    paths.add((of == null ? "" : of.value()) + (rest == null ? "" : rest.value()));
                }
            }
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(name, gone);
        }
    }

    public static boolean isFile(String path) {
        return ENDING.matcher(path).find();
    }

    public static String withoutEnding(String path) {
        return ENDING.matcher(path).replaceFirst("");
    }
}
