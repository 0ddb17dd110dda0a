package org.millioncarrots.ledger;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;

/** Which transfers a figure of the books sums; an empty field chooses nothing. */
class TransferQuery {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    @QueryParam("programme")
    @Nullable
    String programme;

    @QueryParam("sponsor")
    @Nullable
    String sponsor;

    @QueryParam("currency")
    @Nullable
    String currency;

    @QueryParam("account")
    @Nullable
    String account;

    @QueryParam("step")
    @Nullable
    String step;

    @QueryParam("subject")
    @Nullable
    String subject;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("after")
    @Nullable
    String after;

    LedgerRowsSql.Filter filter() {
        return new LedgerRowsSql.Filter(
                code("programme", programme),
                code("sponsor", sponsor),
                code("currency", currency),
                code("account", account),
                code("step", step),
                Params.id("subject", chosen(subject)),
                Objects.requireNonNullElse(Params.date("from", chosen(from)), FIRST),
                Objects.requireNonNullElse(Params.date("to", chosen(to)), LAST));
    }

    @Nullable
    UUID cursor() {
        return Params.id("after", chosen(after));
    }

    /** The choice as the query of a link. */
    String address() {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("programme", code("programme", programme));
        all.put("sponsor", code("sponsor", sponsor));
        all.put("currency", code("currency", currency));
        all.put("account", code("account", account));
        all.put("step", code("step", step));
        all.put("subject", code("subject", subject));
        all.put("from", chosen(from));
        all.put("to", chosen(to));
        return all.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    private static @Nullable String code(String name, @Nullable String text) {
        String value = chosen(text);
        if (value != null && !CODE.matcher(value).matches()) {
            throw Problem.invalid(name, "letters, digits, hyphens and underscores, at most 64");
        }
        return value;
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
