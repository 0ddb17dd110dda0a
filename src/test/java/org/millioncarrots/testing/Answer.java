package org.millioncarrots.testing;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an answer. Plain paths such as {@code items[0].amount.currency} are walked here, with what REST Assured finds by them; it
 * compiles a class of Groovy for each question and reads the text again, which was a fifth of the test thread's time.
 */
final class Answer extends JsonPath {
    private static final Pattern STEP = Pattern.compile("([A-Za-z_]\\w*)(?:\\[(\\d+)])?");
    private static final Object NOT_PLAIN = new Object();

    private @Nullable Object root;

    Answer(String text) {
        super(text);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(String path) {
        Object found = walked(path);
        return found == NOT_PLAIN ? super.get(path) : (T) found;
    }

    private @Nullable Object walked(String path) {
        if (root == null) {
            root = super.get("$");
        }
        Object at = root;
        for (String word : path.split("\\.", -1)) {
            Matcher step = STEP.matcher(word);
            if (!step.matches()) {
                return NOT_PLAIN;
            }
            at = field(at, step.group(1));
            if (step.group(2) != null) {
                at = at instanceof List<?> list && Integer.parseInt(step.group(2)) < list.size()
                        ? list.get(Integer.parseInt(step.group(2)))
                        : NOT_PLAIN;
            }
        }
        return at;
    }

    /** Of a list, the field of each of its objects. */
    private static @Nullable Object field(@Nullable Object at, String name) {
        if (at instanceof Map<?, ?> object && object.containsKey(name)) {
            return object.get(name);
        }
        if (at instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            List<@Nullable Object> fields = new ArrayList<>();
            list.forEach(one -> fields.add(((Map<?, ?>) one).get(name)));
            return fields;
        }
        return NOT_PLAIN;
    }
}
