import java.lang.reflect.Field;

/**
 * Writes the statements of one chunk of a payout run as a psql script: the very texts that the service runs, read from its
 * compiled classes, so that the floor is always the same SQL.
 *
 * <p>{@code java -cp CLASSES FloorStatements.java CHUNKS > floor.sql}; psql variables: run, dueUpTo, now, businessOn, disabled, unconvertible.
 */
public final class FloorStatements {
    private static final String RUN = "payout.run.PayoutRunSql";

    private FloorStatements() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        String chunk = chunk();
        System.out.print("\\set ON_ERROR_STOP on\n" + chunk.repeat(Integer.parseInt(arguments[0])));
    }

    private static String chunk() throws ReflectiveOperationException {
        return String.join(
                "\n",
                "begin;",
                "select begin_work('*') \\g /dev/null",
                "select coalesce(min(bucket_from), -1) as from, coalesce(min(bucket_to), -1) as to,"
                        + " count(*) = 0 as none from (",
                statement(RUN, "LOCK_NEXT"),
                ") as next \\gset",
                "\\if :none",
                "commit;",
                "\\q",
                "\\endif",
                statement(RUN, "PAY") + ";",
                statement("payout.run.ConvertedSql", "CANDIDATES") + " \\g /dev/null",
                statement("ledger.LedgerSql", "FALL_DUE").replace("{rows}", statement(RUN, "MADE")) + ";",
                statement(RUN, "SKIP") + ";",
                statement(RUN, "DONE") + ";",
                "commit;",
                "");
    }

    /** Named parameters as psql variables; numbers bare, the rest quoted. Progress figures do not matter to the floor. */
    private static String statement(String type, String constant) throws ReflectiveOperationException {
        Field field = Class.forName("org.millioncarrots." + type).getDeclaredField(constant);
        field.setAccessible(true);
        return ((String) field.get(null))
                .replaceAll("(?<!:):(run|dueUpTo|now|businessOn|disabled|unconvertible)\\b", ":'$1'")
                .replaceAll("(?<!:):(payouts|skipped)\\b", "0")
                .strip();
    }
}
