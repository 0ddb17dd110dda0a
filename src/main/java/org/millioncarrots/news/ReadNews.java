package org.millioncarrots.news;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.news.NewsSql.Told;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** The news of a partner, in the order of their numbers. */
@ApplicationScoped
public class ReadNews {
    private final NewsSql sql;

    ReadNews(NewsSql sql) {
        this.sql = sql;
    }

    /**
     * @param after the last one that the partner has; from the oldest that is kept, if absent
     * @param types all, if absent
     * @throws Problem if the one is not kept any more, or was lost by a restore (410)
     */
    @Transactional
    Page<Told> read(String partner, @Nullable UUID after, @Nullable List<String> types, int limit) {
        open(partner);
        long number = after == null ? 0 : number(partner, after);
        return Page.of(sql.after(partner, number, types, limit + 1), limit, told -> told.id()
                .toString());
    }

    /** From now on the partner is told of programmes and rates, too. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(String partner) {
        if (!sql.isOpen(partner)) {
            sql.open(partner);
        }
    }

    /** @throws Problem if it is not kept any more, or was lost by a restore (410) */
    @Transactional(Transactional.TxType.MANDATORY)
    public long number(String partner, UUID id) {
        return sql.number(partner, id)
                .orElseThrow(() -> Problem.of(
                        ProblemType.GONE,
                        "no such event of yours is kept: read what has changed since by the lists (changedSince), then the"
                                + " events without after"));
    }

    /** @throws Problem if one of the types is none (400) */
    public static List<String> types(String field, List<String> codes) {
        if (!codes.stream().allMatch(code -> NewsType.of(code).isPresent())) {
            throw Problem.invalid(
                    field,
                    "of " + Arrays.stream(NewsType.values()).map(NewsType::code).collect(Collectors.joining(", ")));
        }
        return codes;
    }
}
