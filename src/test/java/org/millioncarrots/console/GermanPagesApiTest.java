package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.rejected;
import static org.millioncarrots.testing.BankWords.transaction;
import static org.millioncarrots.testing.SentFiles.bankSays;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.DatabaseOfItsOwn;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/**
 * Whoever reads German reads no code and no English word, on whatever page they come to by its links. What is said by the service
 * itself, by a programme's document or by the audit log is English, and says so to screen readers by its language.
 */
@QuarkusTest
@TestProfile(GermanPagesApiTest.OwnStories.class)
class GermanPagesApiTest {
    /** Whatever a test of something else has typed may be an English word. */
    public static final class OwnStories extends DatabaseOfItsOwn {
        public OwnStories() {
            super("german-pages");
        }
    }

    private static final int OF_EACH_KIND = 2;

    /** Names that are the same in every language: schemes, formats, and who publishes rates. */
    private static final Set<String> NAMES = Set.of("SEPA", "XLSX", "CBR", "ECB", "NBU");

    private static final Pattern ENGLISH = Pattern.compile("(?s)<(\\w+)(?=[^>]*\\slang=\"en\")[^>]*>.*?</\\1>");
    private static final Pattern UNREAD = Pattern.compile("(?s)<(style|script|svg)\\b.*?</\\1>");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9_]{3,}\\b");
    /** Of letters and digits by chance. */
    private static final Pattern PSEUDONYM = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

    private static final Pattern LINK = Pattern.compile("href=\"([^\"#]*)");
    private static final Pattern CHOSEN = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d{2}(-\\d{2})?|=[^&]*");

    @Test
    void noPageShowsACodeOrAnEnglishWord() throws Exception {
        List<String> begin = stories();
        Set<String> codes = codes();
        Set<String> english = english();
        assertThat(codes).contains("LAY_DOWN_ARMS", "CLAIM_DECIDED");
        assertThat(english).contains("Payouts", "lay down arms").doesNotContain("Name");
        Map<String, String> found = new TreeMap<>();
        Set<String> kinds = new HashSet<>();
        for (String user : List.of("finance", "approver", "caseworker", "auditor")) {
            walk(user, begin, kinds, (page, text) -> {
                if (english.contains(text)) {
                    found.putIfAbsent(text, page);
                }
                CODE.matcher(PSEUDONYM.matcher(text).replaceAll(""))
                        .results()
                        .map(code -> code.group())
                        .filter(codes::contains)
                        .forEach(code -> found.putIfAbsent(code, page + ": " + text));
            });
        }
        assertThat(kinds).as("pages of many kinds were read").hasSizeGreaterThan(60);
        assertThat(found).as("say it in messages, or mark it with its language").isEmpty();
    }

    /** All of the audit log's actions, whether this day has one of them or not. */
    @Test
    void everyActionHasItsGermanWord() throws Exception {
        String did = WordsTest.german("audit").getProperty("did");
        JavaClass actions = new ClassFileImporter()
                .importPackages("org.millioncarrots.audit")
                .get("org.millioncarrots.audit.AuditAction");
        assertThat(constants(actions).toList()).hasSizeGreaterThan(100).allSatisfy(action -> assertThat(did)
                .contains("'" + action + "'"));
    }

    /** Something rejected, something decided, something on hold: so that there are reasons to read on the pages that are returned. */
    private static List<String> stories() throws InterruptedException {
        Sent sent = SentFiles.sent(2);
        bankSays(pain002(
                "10",
                original(sent.message(), ""),
                block(sent.message(), transaction(sent.endToEndId(0), rejected("AC04")))));
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String claim = Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                claimant,
                                "programme",
                                "ukraine-lay-down-arms",
                                "payoutCurrency",
                                "EUR",
                                "facts",
                                Stories.soldier()),
                        201)
                .getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Api.post("caseworker", "/v1/claims/" + claim + "/holds", Map.of("reason", "EVIDENCE_DOUBT"), 201);
        return List.of("/console/cases/" + claim, "/console/batches/" + sent.id());
    }

    private interface Reader {
        void read(String page, String text);
    }

    private static void walk(String user, List<String> begin, Set<String> kinds, Reader reader) {
        Visitor visitor = Visitor.as(user);
        Map<String, Integer> read = new HashMap<>();
        Set<String> known = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("/console/today", "/console/cases"));
        next.addAll(begin);
        while (!next.isEmpty()) {
            String path = next.remove();
            HttpResponse<String> page = visitor.get(path, "Accept-Language", "de");
            texts(page.body()).forEach(text -> reader.read(user + " " + path, text));
            for (String link : links(path, page.body())) {
                String kind = CHOSEN.matcher(link).replaceAll("");
                if (known.add(link) && read.merge(kind, 1, Integer::sum) <= OF_EACH_KIND) {
                    kinds.add(user + kind);
                    next.add(link);
                }
            }
        }
    }

    private static Stream<String> texts(String html) {
        String german = ENGLISH.matcher(
                        UNREAD.matcher(html.replaceFirst("<html[^>]*>", "")).replaceAll(""))
                .replaceAll("");
        return Arrays.stream(german.split("<[^>]*>")).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> links(String path, String html) {
        return LINK.matcher(html)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .map(link -> link.startsWith("?") ? path.replaceFirst("\\?.*", "") + link : link)
                .filter(link -> link.startsWith("/console"))
                .filter(link ->
                        !link.contains("/sign") && !link.contains("/assets/") && !link.matches(".*\\.(csv|xlsx).*"))
                .distinct()
                .toList();
    }

    private static Set<String> codes() {
        return enums().flatMap(GermanPagesApiTest::constants)
                .filter(constant -> !NAMES.contains(constant))
                .collect(Collectors.toSet());
    }

    private static Stream<JavaClass> enums() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.millioncarrots").stream()
                        .filter(JavaClass::isEnum);
    }

    private static Stream<String> constants(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                .map(field -> field.getName());
    }

    /** Messages that are other words in German, and constants of several words as they would be written without their underscores. */
    private static Set<String> english() throws Exception {
        Set<String> english = new TreeSet<>();
        Set<String> german = new HashSet<>();
        for (Class<?> bundle : WordsTest.bundles()) {
            Arrays.stream(bundle.getDeclaredMethods())
                    .map(method -> method.getAnnotation(Message.class).value())
                    .forEach(english::add);
            german.addAll(WordsTest.german(WordsTest.name(bundle)).values().stream()
                    .map(Object::toString)
                    .toList());
        }
        codes().stream()
                .filter(code -> code.contains("_"))
                .map(code -> code.replace('_', ' ').toLowerCase(Locale.ROOT))
                .forEach(english::add);
        english.removeAll(german);
        return english;
    }
}
