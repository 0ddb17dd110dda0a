package org.millioncarrots.platform.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.regex.Pattern;

/** Writes the place of a wrong field as the caller knows it: {@code facts.dependants[0].bornOn}. */
public final class FieldPaths {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");

    private FieldPaths() {}

    /** Leaves out the method that the request came through; a body parameter has no name of its own. */
    public static String of(Path path) {
        StringBuilder text = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD || isBody(node)) {
                continue;
            }
            if (node.getIndex() != null) {
                text.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null) {
                text.append(text.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return text.isEmpty() ? "body" : text.toString();
    }

    private static boolean isBody(Path.Node node) {
        return node.getKind() == ElementKind.PARAMETER && "request".equals(node.getName());
    }

    /** An unknown field or parameter is called by its name only if it looks like one of ours: others could say anything. */
    static String named(String field) {
        return NAME.matcher(field).matches() ? field : "(unnamed)";
    }

    public static String of(JsonMappingException exception) {
        StringBuilder text = new StringBuilder();
        for (JsonMappingException.Reference reference : exception.getPath()) {
            if (reference.getFieldName() == null) {
                text.append('[').append(reference.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(named(reference.getFieldName()));
            }
        }
        return text.isEmpty() ? "body" : text.toString();
    }
}
