package org.millioncarrots.report;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.report.PayoutReportPage.Asked;
import org.millioncarrots.report.PayoutReportResource.StateAsked;

/** What the form of the payout report asks for; an empty field of a form is one that chooses nothing. */
class PayoutReportQuery {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final List<Dimension> ROWS =
            List.of(Dimension.MONTH, Dimension.PROGRAMME, Dimension.STATE, Dimension.SPONSOR);

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("programme")
    @Nullable
    String programme;

    @QueryParam("sponsor")
    @Nullable
    String sponsor;

    @QueryParam("currency")
    @Nullable
    String currency;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("by")
    @Nullable
    String by;

    @QueryParam("which")
    @Nullable
    String which;

    @QueryParam("after")
    @Nullable
    String after;

    @QueryParam("compare")
    @Nullable
    String compare;

    /** Whether the books and the bank shall be asked too, which reads all that there is. */
    boolean isComparing() {
        return "yes".equals(compare);
    }

    PayoutReport.Filter filter() {
        return new PayoutReport.Filter(
                Period.of(chosen(from), chosen(to)),
                code("programme", programme),
                code("sponsor", sponsor),
                code("currency", currency),
                Params.oneOf("state", chosen(state), StateAsked.class));
    }

    Asked asked() {
        PayoutReport.Filter filter = filter();
        return new Asked(
                filter.due().from(),
                filter.due().to(),
                shown(filter.programme()),
                shown(filter.sponsor()),
                shown(filter.currency()),
                filter.state() == null ? "" : filter.state().name(),
                rows().wireName(),
                Optional.ofNullable(chosen(which))
                        .filter(PayoutTab.NAMES::contains)
                        .orElse(PayoutTab.WAITING));
    }

    /** Of the rows; currencies never mix. */
    List<Dimension> dimensions() {
        return List.of(rows(), Dimension.CURRENCY);
    }

    /** Of groups from which those by {@link #dimensions} and the sums of states follow. */
    List<Dimension> dimensionsAndState() {
        return rows() == Dimension.STATE ? dimensions() : List.of(rows(), Dimension.CURRENCY, Dimension.STATE);
    }

    /** Whether amounts are shares of sponsors, which are no whole payouts. */
    boolean isSplit() {
        return rows() == Dimension.SPONSOR || chosen(sponsor) != null;
    }

    PayoutRows.After after() {
        String cursor = chosen(after);
        if (cursor == null) {
            return PayoutRows.After.NOTHING;
        }
        int split = cursor.indexOf('_');
        LocalDate day = Params.date("after", split < 0 ? cursor : cursor.substring(0, split));
        UUID id = Params.id("after", cursor.substring(split + 1));
        if (day == null || id == null) {
            throw Problem.invalid("after", "the link to the next rows");
        }
        return new PayoutRows.After(day, id);
    }

    private Dimension rows() {
        String name = chosen(by);
        return ROWS.stream()
                .filter(dimension -> dimension.wireName().equals(name))
                .findFirst()
                .orElse(Dimension.MONTH);
    }

    private static @Nullable String code(String name, @Nullable String text) {
        String value = chosen(text);
        if (value != null && !CODE.matcher(value).matches()) {
            throw Problem.invalid(name, "letters, digits and hyphens, at most 64");
        }
        return value;
    }

    private static String shown(@Nullable String chosen) {
        return chosen == null ? "" : chosen;
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
