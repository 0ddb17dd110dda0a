package org.millioncarrots.programme.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.programme.PublishedVersion;

/**
 * What differs between two versions of a programme. Entries of lists are matched by what names them (rule, id, code,
 * equipment, kind), so that moving an entry is no change.
 *
 * @param against the version that is compared with
 */
@Schema(name = "ProgrammeDiff")
public record ProgrammeDiff(String code, int version, int against, List<Change> changes) {

    /**
     * One difference.
     *
     * @param at the place, such as {@code benefits[BOUNTY].amount}
     * @param before in the version compared with, as JSON; absent if it was added
     * @param after in this version, as JSON; absent if it was removed
     */
    @Schema(name = "ProgrammeChange")
    public record Change(
            @Schema(examples = "benefits[BOUNTY].amount") String at,
            @Schema(examples = "\"5000000.00\"") @Nullable String before,
            @Schema(examples = "\"6000000.00\"") @Nullable String after) {}

    private static final List<String> NAMES = List.of("rule", "id", "code", "equipment", "at", "kind");

    public static ProgrammeDiff of(PublishedVersion version, PublishedVersion against) {
        List<Change> changes = new ArrayList<>();
        compare("", tree(against), tree(version), changes);
        changes.removeIf(change -> change.at().equals("version"));
        return new ProgrammeDiff(
                version.version().code(),
                version.version().version(),
                against.version().version(),
                List.copyOf(changes));
    }

    private static void compare(String at, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> changes) {
        if (before != null && after != null && before.isObject() && after.isObject()) {
            compare(at, fields(before), fields(after), changes, false);
        } else if (before != null && after != null && named(before) && named(after)) {
            compare(at, entries(before), entries(after), changes, true);
        } else if (before == null ? after != null : !before.equals(after)) {
            changes.add(new Change(at, text(before), text(after)));
        }
    }

    private static void compare(
            String at,
            Map<String, JsonNode> before,
            Map<String, JsonNode> after,
            List<Change> changes,
            boolean entries) {
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String place = entries ? at + "[" + key + "]" : at.isEmpty() ? key : at + "." + key;
            compare(place, before.get(key), after.get(key), changes);
        }
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** A list whose entries have names; one without, such as a list of categories, is compared as a whole. */
    private static boolean named(JsonNode list) {
        return list.isArray() && !list.isEmpty() && list.get(0).isObject();
    }

    private static Map<String, JsonNode> entries(JsonNode list) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        for (JsonNode entry : list) {
            String name = NAMES.stream()
                    .filter(entry::has)
                    .map(key -> entry.path(key).asText())
                    .findFirst()
                    .orElse("");
            String unique = name;
            for (int n = 2; entries.containsKey(unique); n++) {
                unique = name + "#" + n;
            }
            entries.put(unique, entry);
        }
        return entries;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    private static JsonNode tree(PublishedVersion version) {
        try {
            return DocumentText.read(version.document());
        } catch (DocumentText.NotReadable impossible) {
            throw new IllegalStateException("a stored document can no longer be read", impossible);
        }
    }
}
