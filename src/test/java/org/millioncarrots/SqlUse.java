package org.millioncarrots;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.millioncarrots.House.Source;

/** What the statements of the service, and those that Hibernate makes of its entities, do with each table. */
final class SqlUse {
    private static final Path REPEATABLE = Path.of("src", "main", "resources", "db", "migration");

    private static final Pattern READ =
            Pattern.compile("(?<!distinct )(?<!delete )\\b(?:from|join)\\s+(?:only\\s+)?\\(?(?:\\w+\\.)?(\\w+)");
    private static final Pattern INSERT =
            Pattern.compile("\\binsert into\\s+(?:\\w+\\.)?(\\w+)((?:(?!\\binsert into\\b).)*)", Pattern.DOTALL);
    private static final Pattern DELETE = Pattern.compile("\\bdelete from\\s+(?:\\w+\\.)?(\\w+)");
    private static final Pattern UPDATE = Pattern.compile(
            "\\bupdate\\s+(?:only\\s+)?(?:\\w+\\.)?(\\w+)(?:\\s+(?!set\\b)\\w+)?\\s+set\\s+(.*)", Pattern.DOTALL);
    private static final Pattern CONFLICT =
            Pattern.compile("\\bon conflict\\b.*?\\bdo update\\s+set\\s+(.*)", Pattern.DOTALL);
    /** The row that was there first is read; without naming what conflicts, it is not. */
    private static final Pattern ARBITER = Pattern.compile("\\bon conflict\\s*(?:\\(|on constraint)");

    private static final Pattern PART =
            Pattern.compile("'(?:[^']|'')*'|[(),]|\\b(?:where|from|returning)\\b|[^'(),\\s]+|\\s+|'");
    private static final Pattern ASSIGNED = Pattern.compile("\\s*(?:\\(([\\w\\s,]+)\\)|(\\w+))\\s*=.*", Pattern.DOTALL);
    private static final Pattern MORE = Pattern.compile("\\s*,\\s*(\\w+\\s*=.*)", Pattern.DOTALL);

    /** What is done with one table. Locking a row needs the right to update some column, which those that are locked have. */
    static final class Use {
        boolean select;
        boolean insert;
        boolean delete;
        final Set<String> update = new TreeSet<>();
    }

    private final Map<String, Use> uses = new TreeMap<>();

    private SqlUse() {}

    /** By table; names that are no tables, such as those of subqueries, stand there too. */
    static Map<String, Use> ofTheService() throws IOException {
        SqlUse all = new SqlUse();
        House.sources().forEach(all::add);
        for (Path file : House.files(REPEATABLE, ".sql")) {
            if (file.getFileName().toString().startsWith("R__")) {
                all.reads(Files.readString(file));
            }
        }
        for (var type : House.CLASSES) {
            if (type.isAnnotatedWith(Entity.class)) {
                all.add(type.reflect());
            }
        }
        return all.uses;
    }

    static Map<String, Use> of(Source source) {
        SqlUse one = new SqlUse();
        one.add(source);
        return one.uses;
    }

    private Use use(String table) {
        return uses.computeIfAbsent(table, name -> new Use());
    }

    private void add(Source source) {
        Set<String> open = new TreeSet<>();
        List<String> texts = source.statements();
        for (String text : texts) {
            reads(text);
            DELETE.matcher(text).results().forEach(found -> {
                use(found.group(1)).delete = true;
                use(found.group(1)).select = true;
            });
            Matcher insert = INSERT.matcher(text);
            while (insert.find()) {
                inserts(use(insert.group(1)), insert.group(2));
            }
            Matcher update = UPDATE.matcher(text);
            for (int at = 0; update.find(at); at = update.start(2)) {
                Use use = use(update.group(1));
                use.select = true;
                if (assigned(update.group(2), use.update)) {
                    open.add(update.group(1));
                }
            }
        }
        // "update … set state = " + state + consequences + where, with the consequences elsewhere in the source.
        for (String text : texts) {
            Matcher more = MORE.matcher(text);
            if (more.matches()) {
                open.forEach(table -> assigned(more.group(1), use(table).update));
            }
        }
    }

    private void reads(String text) {
        READ.matcher(text).results().forEach(found -> use(found.group(1)).select = true);
    }

    private static void inserts(Use use, String rest) {
        use.insert = true;
        use.select |= ARBITER.matcher(rest).find() || rest.contains("returning");
        Matcher conflict = CONFLICT.matcher(rest);
        if (conflict.find()) {
            assigned(conflict.group(1), use.update);
        }
    }

    /** Adds the columns that are assigned behind {@code set}; true if the text ends before the list of them does. */
    private static boolean assigned(String text, Set<String> columns) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean open = true;
        Matcher token = PART.matcher(text);
        while (open && token.find()) {
            String word = token.group();
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            boolean ends =
                    word.matches("where|from|returning") && !part.toString().endsWith("distinct ");
            if (depth < 0 || depth == 0 && ends) {
                open = false;
            } else if (depth == 0 && word.equals(",")) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(word);
            }
        }
        parts.add(part.toString());
        for (String one : parts) {
            Matcher assigned = ASSIGNED.matcher(one);
            if (assigned.matches()) {
                String names = assigned.group(1) == null ? assigned.group(2) : assigned.group(1);
                columns.addAll(List.of(names.strip().split("\\s*,\\s*")));
            }
        }
        return open;
    }

    private void add(Class<?> entity) {
        Table table = entity.getAnnotation(Table.class);
        Use use = use(table == null ? column(entity.getSimpleName()) : table.name());
        use.select = true;
        use.insert = true;
        if (entity.isAnnotationPresent(Immutable.class)) {
            return;
        }
        for (Field field : entity.getDeclaredFields()) {
            Column column = field.getAnnotation(Column.class);
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.isSynthetic()
                    && !field.getName().startsWith("$$")
                    && !field.isAnnotationPresent(Transient.class)
                    && !field.isAnnotationPresent(Id.class)
                    && !field.isAnnotationPresent(PartitionKey.class)
                    && (column == null || column.updatable())) {
                use.update.add(column == null || column.name().isEmpty() ? column(field.getName()) : column.name());
            }
        }
    }

    /** By the naming strategy. */
    private static String column(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
