package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.ConsolePaths;
import org.millioncarrots.testing.PaidInConsole;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;
import org.millioncarrots.testing.SheetCells;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/**
 * A figure on a page is that of the API, of the CSV, of the workbook and of the paper, to the cent: for every table of the console. A
 * page that is added needs files, and a line here, or a reason.
 */
@QuarkusTest
class SameFigureBrowserTest {
    private static final String CURRENCY = "TJS";

    @Inject
    PaidPeople people;

    @Inject
    Ids ids;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    /** What a page has no file for, and why. */
    private static final Map<String, String> WITHOUT_FILES = Map.ofEntries(
            Map.entry("/console", "leads on"),
            Map.entry("/console/signed-in", "leads on"),
            Map.entry("/console/sign-out", "leads on"),
            Map.entry("/console/signed-out", "has no figures"),
            Map.entry("/console/assets/{name}", "style, icon and script"),
            Map.entry("/console/close", "leads on"),
            Map.entry("/console/close/{month}/{act: proposal|approval}", "leads on"),
            Map.entry("/console/runs/{id}/stop", "leads on"),
            Map.entry("/console/runs/{id}/progress", "a part of the page of a run, whose file it has"),
            Map.entry("/console/batches/{id}/{act: apart|refusal|delivery|file}", "leads on"),
            Map.entry("/console/batches/{id}/{act: anew|anew-approved|back|back-approved}", "leads on"),
            Map.entry(
                    "/console/batches/{id}/approve",
                    "its rows are the file of the batch, with what differs in a column"),
            Map.entry(
                    "/console/payouts/{id}", "one payout: a line in the file of its list, and its transfers in a file"),
            Map.entry("/console/payouts/find", "a form"),
            Map.entry("/console/payouts/{id}/{act: anew|anew-approved}", "leads on"),
            Map.entry("/console/audit/verification", "one answer"),
            Map.entry("/console/exceptions/{id}", "one exception: a line in the file of its list"),
            Map.entry("/console/exceptions/{id}/{act: owner|given-back|rulings|rulings/.*}", "leads on"),
            Map.entry("/console/bank/entered/{id}", "a form: what somebody has entered waits for a second person"),
            Map.entry("/console/bank/entered/{id}/confirmation", "leads on"),
            Map.entry(
                    "/console/bank/messages/{id}",
                    "one message: its lines are in the files of statements and exceptions"),
            Map.entry("/console/payouts/{id}/rulings", "one payout: its rulings are a form"),
            Map.entry("/console/payouts/{id}/rulings/{rulingId}/approval", "leads on"),
            Map.entry("/console/cases", "people whose families are at risk: no file of them leaves the service"),
            Map.entry("/console/cases/{id}", "the same"),
            Map.entry(
                    "/console/cases/{id}/{act: decision|refusal|holds|attestation|return|ruling|clearance}",
                    "leads on"),
            Map.entry("/console/cases/{id}/holds/{holdId}", "leads on"),
            Map.entry("/console/disclosures", "people whose identity somebody asks for: no file of them either"),
            Map.entry("/console/disclosures/{id}", "the same"),
            Map.entry("/console/disclosures/claimant", "leads on"),
            Map.entry("/console/disclosures/{id}/{disclosure}/approval", "leads on"));

    /** Tables that need a story of a bank: page, API and files are compared where that story is told. */
    private static final Map<String, String> TRIED_BESIDE = Map.of(
            "/console/kept/{id}", "report/KeptReportApiTest.java",
            "/console/exceptions", "payout/exception/ExceptionPagesApiTest.java",
            "/console/bank", "payout/statement/BankPagesApiTest.java",
            "/console/bank/{id}", "payout/statement/BankPagesApiTest.java",
            "/console/bank/reconciliation", "payout/statement/BankPagesApiTest.java");

    /**
     * A table and where its figures stand.
     *
     * @param path of the files, without their ending, as the code has it
     * @param page whose table it is, with what is asked for
     * @param file likewise of the files
     * @param api the operation that gives the same figures
     * @param figures where they stand in its answer, in the page and the files
     * @param unshown those that the page shows in sums only
     * @param columns of the files that have them
     * @param whole whether files have these figures alone
     */
    private record Table(
            String path,
            String user,
            String page,
            String file,
            String api,
            List<String> figures,
            List<String> unshown,
            List<String> columns,
            boolean whole) {
        Table(String path, String user, String asked, String api, List<String> figures, String column) {
            this(path, user, asked, asked, api, figures, List.of(), List.of(column), true);
        }

        Table inPart() {
            return new Table(path, user, page, file, api, figures, unshown, columns, false);
        }
    }

    private static List<Table> tables(Map<String, String> ids) {
        String list = "?currency=" + CURRENCY + "&which=all";
        return List.of(
                new Table(
                        "/console/payouts",
                        "auditor",
                        "/console/payouts?by=month&currency=" + CURRENCY,
                        "/console/payouts@?by=month&currency=" + CURRENCY,
                        "/v1/reports/payouts?groupBy=month&currency=" + CURRENCY,
                        List.of(
                                "rows.amount.amount",
                                "rows.due.amount",
                                "rows.inTransit.amount",
                                "rows.settled.amount"),
                        List.of(),
                        List.of("amount", "due", "inTransit", "settled"),
                        true),
                new Table(
                        "/console/payouts/list",
                        "finance",
                        "/console/payouts" + list,
                        "/console/payouts/list@" + list,
                        "/v1/payouts?currency=" + CURRENCY,
                        List.of("items.amount.amount"),
                        List.of(),
                        List.of("amount"),
                        true),
                new Table(
                                "/console/runs",
                                "approver",
                                "/console/runs@",
                                "/v1/payout-runs?limit=20",
                                List.of("items.made.amount.amount"),
                                "amount")
                        .inPart(),
                new Table(
                        "/console/runs/{id}",
                        "finance",
                        "/console/runs/" + ids.get("run") + "@",
                        "/v1/payout-runs/" + ids.get("run"),
                        List.of("made.amount.amount"),
                        "amount"),
                new Table(
                        "/console/runs/new",
                        "finance",
                        "/console/runs/new@?dueUpTo=2022-03-31",
                        "/v1/payout-runs/preview?dueUpTo=2022-03-31",
                        List.of("payable.amount.amount", "leftOut.amount.amount"),
                        "amount"),
                new Table(
                                "/console/batches",
                                "auditor",
                                "/console/batches@",
                                "/v1/payout-batches?state=COLLECTED&limit=20",
                                List.of("items.total.amount"),
                                "total")
                        .inPart(),
                new Table(
                        "/console/batches/{id}",
                        "approver",
                        "/console/batches/" + ids.get("batch") + "@",
                        "/v1/payout-batches/" + ids.get("batch") + "/payouts",
                        List.of("items.amount.amount"),
                        "amount"),
                new Table(
                        "/console/today",
                        "finance",
                        "/console/today@",
                        "/v1/reports/today",
                        List.of(
                                "bank.closing.amount",
                                "bank.unexplained.amount",
                                "unanswered.amount.amount",
                                "batches.amount",
                                "stuck.amount.amount",
                                "money.opening.amount",
                                "money.movements.amount.amount",
                                "money.closing.amount",
                                "dueSoon.due.amount",
                                "dueSoon.payable.amount",
                                "dueSoon.available.amount"),
                        "amount"),
                new Table(
                        "/console/close/{month}",
                        "finance",
                        "/console/close/2022-08@",
                        "/console/close/2022-08@",
                        "/v1/reports/month-checks/2022-08",
                        List.of("checks.amounts.amount"),
                        List.of("checks.open"),
                        List.of("open", "amount"),
                        false),
                new Table(
                        "/console/books",
                        "approver",
                        "/console/books@",
                        "/console/books@",
                        "/v1/reports/statements/books",
                        List.of("accounts.opening.amount", "accounts.closing.amount"),
                        List.of("accounts.movements.amount.amount"),
                        List.of("amount"),
                        true),
                new Table(
                        "/console/books/trial-balance",
                        "auditor",
                        "/console/books/trial-balance@?asOf=" + ids.get("asOf"),
                        "/console/books/trial-balance@?asOf=" + ids.get("asOf"),
                        "/v1/ledger/trial-balance?asOf=" + ids.get("asOf"),
                        List.of("accounts.debits.amount", "accounts.credits.amount"),
                        List.of(),
                        List.of("debits", "credits"),
                        true),
                new Table(
                        "/console/books/transfers",
                        "finance",
                        "/console/books/transfers@?subject=" + ids.get("award"),
                        "/v1/ledger/transfers?subject=" + ids.get("award"),
                        List.of("items.amount.amount"),
                        "amount"),
                new Table(
                        "/console/forecast",
                        "approver",
                        "/console/forecast@",
                        "/console/forecast@",
                        "/v1/reports/forecast",
                        List.of("currencies.months.due.amount", "currencies.months.left.amount"),
                        List.of(),
                        List.of("due", "left"),
                        false),
                new Table(
                        "/console/exchange",
                        "finance",
                        "/console/exchange@?from=2022-01-01",
                        "/console/exchange@?from=2022-01-01",
                        "/v1/reports/exchange?from=2022-01-01",
                        List.of(
                                "rows.findAll { it.cameTo.amount != '0.00' }.promised.amount",
                                "rows.findAll { it.cameTo.amount != '0.00' }.cameTo.amount"),
                        List.of(),
                        List.of("promised", "cameTo"),
                        false),
                new Table(
                        "/console/exchange/otherwise",
                        "finance",
                        "/console/exchange/otherwise@?from=2022-01-01",
                        "/console/exchange/otherwise@?from=2022-01-01",
                        "/v1/reports/exchange?from=2022-01-01",
                        List.of(
                                "rows.findAll { it.payouts > 0 }.paid.amount",
                                "rows.findAll { it.payouts > 0 }.otherwise.amount",
                                "rows.findAll { it.payouts > 0 }.difference.amount"),
                        List.of(),
                        List.of("paid", "otherwise", "difference"),
                        true),
                new Table(
                        "/console/comparison",
                        "finance",
                        "/console/comparison@?asOf=2022-03-05",
                        "/v1/reports/comparison?asOf=2022-03-05",
                        List.of("comparisons.offer.amount"),
                        "offer"),
                new Table(
                        "/console/audit",
                        "auditor",
                        "/console/audit@?subject=" + ids.get("batch"),
                        "/v1/audit?subject=" + ids.get("batch"),
                        List.of("items.sequence"),
                        "sequence"));
    }

    @Test
    void everyTableHasFilesOrAReason() throws IOException {
        Set<String> gets = ConsolePaths.gets();
        Set<String> files = new TreeSet<>(gets.stream()
                .filter(ConsolePaths::isFile)
                .map(ConsolePaths::withoutEnding)
                .toList());
        Set<String> pages = new TreeSet<>(
                gets.stream().filter(path -> !ConsolePaths.isFile(path)).toList());
        assertThat(pages).as("not one page was found").hasSizeGreaterThan(20);
        List<String> here = tables(new HashMap<>()).stream().map(Table::path).toList();
        assertThat(files).as("there is no such file any more").containsAll(here);
        for (String file : files) {
            if (!here.contains(file)) {
                assertThat(TRIED_BESIDE)
                        .as("a file needs a table here that says where its figures stand")
                        .containsKey(file);
                Path test = Path.of("src/test/java/org/millioncarrots", TRIED_BESIDE.get(file));
                assertThat(Files.readString(test))
                        .as(test + " compares " + file)
                        .contains(".csv", ".xlsx");
            }
        }
        pages.removeAll(files);
        assertThat(WITHOUT_FILES.keySet())
                .as("a page needs CSV and XLSX, or a reason here")
                .containsAll(pages);
        assertThat(WITHOUT_FILES.values()).noneMatch(String::isBlank);
    }

    @Test
    void aFigureIsTheSameOnThePageInTheApiInFilesAndOnPaper() throws InterruptedException, SQLException {
        Map<String, String> ids = paid();
        exchanged();
        Map<String, Visitor> visitors = new HashMap<>();
        Map<String, Page> papers = new HashMap<>();
        assumeTrue(
                Browser.executable().isPresent(), "LEFT OUT: this machine has no chromium (apt-get install chromium)");
        try (Browser browser = Browser.start()) {
            for (Table table : tables(ids)) {
                Visitor visitor = visitors.computeIfAbsent(table.user(), Visitor::as);
                JsonPath api = Api.get(table.api().startsWith("/v1/payouts") ? "finance" : table.user(), table.api());
                List<String> shown = found(api, table.figures());
                List<String> all = Stream.concat(shown.stream(), found(api, table.unshown()).stream())
                        .sorted()
                        .toList();
                assertThat(all).as(table.path() + ": the API has a figure").isNotEmpty();

                String csv = visitor.get(table.file().replace("@", ".csv")).body();
                List<String> inCsv = SheetCells.ofCsv(csv, table.columns());
                assertThat(SheetCells.ofXlsx(visitor.bytes(table.file().replace("@", ".xlsx")), table.columns()))
                        .as(table.path() + ": workbook and CSV")
                        .usingElementComparator(Comparator.comparing(BigDecimal::new))
                        .containsExactlyElementsOf(inCsv);
                if (table.whole()) {
                    assertThat(inCsv.stream().sorted())
                            .as(table.path() + ": CSV and API")
                            .containsExactlyElementsOf(all);
                } else {
                    assertThat(inCsv).as(table.path() + ": CSV and API").containsAll(all);
                }
                String address = table.page().replace("@", "");
                assertThat(numbers(visitor.get(address).body().replaceAll("<[^>]*>", " ")))
                        .as(table.path() + ": page and API")
                        .containsAll(shown);
                Page paper = papers.computeIfAbsent(
                        table.user(), user -> browser.signIn(user, "/console/signed-in", Eyes.USUAL));
                paper.navigate(paper.url().replaceFirst("/console.*", address));
                paper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                assertThat(numbers(paper.innerText("main")))
                        .as(table.path() + ": paper and API")
                        .containsAll(shown);
            }
        }
    }

    /** A third of a promise in rubles that was paid, so that there is something to compare with the rate of that day. */
    private void exchanged() throws SQLException {
        Person person = people.person("ministry-of-defence", "coalition-match");
        people.run(
                "insert into award_money values (?, ?, ?, 'STIPEND', ?, 600000000, 'RUB', 75308100, ?, 'AWARD',"
                        + " cast(? as jsonb))",
                ids.next(person.bucket()),
                person.bucket(),
                person.award(),
                person.partner(),
                CURRENCY,
                """
                [{"base":"TJS","quote":"RUB","nominal":10,"value":"79.6727","source":"CBR","publishedOn":"2022-02-28",
                "inForceFrom":"2022-03-01","sha256":"00"}]""");
        people.paid(person, LocalDate.of(2022, 4, 1), 25102700, CURRENCY, "SETTLED");
    }

    /** Figures of a currency of their own, in a batch that waits. */
    private static Map<String, String> paid() throws InterruptedException {
        List<String> payouts = PaidInConsole.due(CURRENCY, 2);
        Stories.awarded(
                "partner",
                Stories.registered("partner", false, 0).getString("id"),
                "ukraine-lay-down-arms",
                "2022-03-05",
                "EUR",
                Stories.soldier());
        Map<String, String> ids = new HashMap<>();
        ids.put(
                "batch",
                Api.post("finance", "/v1/payout-batches", Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"), 201)
                        .getString("id"));
        ids.put("run", Api.get("finance", "/v1/payout-runs?limit=1").getString("items[0].id"));
        ids.put("award", Api.get("finance", "/v1/ledger/transfers?limit=1").getString("items[0].subjectId"));
        ids.put("asOf", Api.get("finance", "/v1/ledger/trial-balance").getString("asOf"));
        assertThat(payouts).hasSize(2);
        return ids;
    }

    private static List<String> found(JsonPath answer, List<String> places) {
        List<String> found = new ArrayList<>();
        places.forEach(place -> add(found, answer.get(place)));
        return found;
    }

    private static void add(List<String> found, Object value) {
        if (value instanceof Collection<?> many) {
            many.stream().filter(Objects::nonNull).forEach(one -> add(found, one));
        } else if (value != null) {
            found.add(value.toString());
        }
    }

    /** All numbers of a text, as the API writes them. */
    private static Set<String> numbers(String text) {
        return new HashSet<>(
                NUMBER.matcher(text.replace(",", "").replace('\u2212', '-').replace("&minus;", "-"))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }
}
