import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the statements of one chunk of a payout run as a psql script, word for word as they stand in the service's source,
 * so that the floor is always the same SQL. Fails if a statement is not found.
 *
 * <p>{@code java FloorStatements.java SOURCE_FOLDER CHUNKS > floor.sql}; psql variables: run, dueUpTo, now, businessOn, disabled.
 */
public final class FloorStatements {
    private static final Pattern TOKEN =
            Pattern.compile("\"\"\"\\R(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Z][A-Za-z.]*[A-Z_]{3,})", Pattern.DOTALL);

    private final Path folder;

    private FloorStatements(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        FloorStatements source = new FloorStatements(Path.of(arguments[0], "org", "millioncarrots"));
        int chunks = Integer.parseInt(arguments[1]);
        String chunk = source.chunk();
        StringBuilder script = new StringBuilder("\\set ON_ERROR_STOP on\n");
        for (int i = 0; i < chunks; i++) {
            script.append(chunk);
        }
        System.out.print(script);
    }

    private String chunk() throws IOException {
        String runs = "payout/PayoutRunSql.java";
        return String.join(
                "\n",
                "begin;",
                "select begin_work('*') \\g /dev/null",
                "select coalesce(min(bucket_from), -1) as from, coalesce(min(bucket_to), -1) as to,"
                        + " count(*) = 0 as none from (",
                psql(statement(runs, "lockNext")),
                ") as next \\gset",
                "\\if :none",
                "commit;",
                "\\q",
                "\\endif",
                psql(statement(runs, "pay")) + ";",
                psql(statement("payout/ConvertedSql.java", "candidates")) + " \\g /dev/null",
                psql(statement("ledger/LedgerSql.java", "fallDue")) + ";",
                psql(statement(runs, "skip")) + ";",
                psql(statement(runs, "done")) + ";",
                "commit;",
                "");
    }

    /** The text of the first native query in a method. */
    private String statement(String file, String method) throws IOException {
        String source = Files.readString(folder.resolve(file));
        Matcher start = Pattern.compile("\\R    (?:[A-Za-z<>]+ )+" + method + "\\(").matcher(source);
        if (!start.find()) {
            throw new IllegalStateException("no method " + method + " in " + file);
        }
        int query = source.indexOf("createNativeQuery(", start.end()) + "createNativeQuery(".length();
        int end = source.indexOf(".setParameter", query);
        if (query < start.end() || end < 0) {
            throw new IllegalStateException("no statement in " + method + " of " + file);
        }
        return text(source.substring(query, end), file);
    }

    private String text(String expression, String file) throws IOException {
        List<String> parts = new ArrayList<>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group(1) != null) {
                parts.add(token.group(1));
            } else if (token.group(2) != null) {
                parts.add(token.group(2));
            } else {
                parts.add(constant(token.group(3), file));
            }
        }
        return String.join(" ", parts);
    }

    private String constant(String name, String file) throws IOException {
        String other = name.contains(".") ? file.replaceAll("[A-Za-z]+\\.java", name.replaceAll("\\..*", "") + ".java") : file;
        String plain = name.replaceAll(".*\\.", "");
        String source = Files.readString(folder.resolve(other));
        Matcher found = Pattern.compile("String " + plain + " = \"\"\"\\R(.*?)\"\"\"", Pattern.DOTALL).matcher(source);
        if (!found.find()) {
            throw new IllegalStateException("no text block " + plain + " in " + other);
        }
        return found.group(1);
    }

    /** Named parameters as psql variables; numbers bare, the rest quoted. Progress figures do not matter to the floor. */
    private static String psql(String statement) {
        String bound = statement.replaceAll("(?<!:):(from|to|payouts|skipped)\\b", ":$1")
                .replaceAll("(?<!:):(run|dueUpTo|now|businessOn|person|disabled)\\b", ":'$1'")
                .replace(":payouts", "0")
                .replace(":skipped", "0");
        return bound.strip();
    }
}
