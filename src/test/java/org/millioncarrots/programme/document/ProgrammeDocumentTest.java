package org.millioncarrots.programme.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.programme.terms.StackingRule;
import org.millioncarrots.programme.terms.StipendSettings;
import org.millioncarrots.programme.terms.Tariff;
import org.millioncarrots.testing.Documents;

class ProgrammeDocumentTest {
    private static final String SOUND = "ukraine-lay-down-arms";

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/programme-document-faults.csv", delimiter = ';', numLinesToSkip = 2)
    void aFaultIsNamedByItsPath(String at, String value, String field, String message) {
        ObjectNode changed = Documents.with(Documents.tree(SOUND), at, value);

        assertThat(Documents.faults(changed.toString()))
                .as("%s = %s", at, value)
                .anySatisfy(fault -> {
                    assertThat(fault.field()).isEqualTo(field);
                    assertThat(fault.message()).contains(message);
                });
    }

    @Test
    void theUnchangedDocumentHasNoFault() {
        assertThat(Documents.faults(Documents.tree(SOUND).toString())).isEmpty();
        assertThat(Documents.faults(BundledProgrammes.text(SOUND + "/1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\ud800", "\\ufffe"})
    void whatIsNoTextIsRefused(String escape) {
        String document = Documents.tree(SOUND).toString().replaceFirst("\"title\":\"", "\"title\":\"" + "\\" + escape);
        assertThat(document).contains(escape);
        assertThat(Documents.faults(document)).extracting(Violation::field).containsExactly("body");
    }

    /** What people's editors make of a document, and YAML of people's words: the country NO is no boolean. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1=version: +1",
                "version: 1=version: 0x1",
                "version: 1=version: 01",
                "version: 1=version: 1.0",
                "version: 1=version: 1e0",
                "version: 1=version: 1 # the first",
                "version: 1=version: !!int 1",
                "code: UA=code: NO",
                "version: 1=version: 1_0",
                "code: UA=code: ON",
                "code: UA=code: 'UA'",
                "code: UA=code: \"U\\x41\"",
                "\n=\r\n",
                "version: 1=version: 1\n\n# \u0431",
            })
    void theSameDocumentIsReadHoweverItIsTyped(String change) {
        String[] parts = change.split("=", 2);
        String text = BundledProgrammes.text(SOUND + "/1");
        assertThat(text).contains(parts[0]);
        for (String start : List.of("", "\uFEFF", "---\n", "%YAML 1.2\n---\n", "\n\n# words\n")) {
            assertThat(Documents.faults(start + text.replace(parts[0], parts[1])))
                    .as("%s after %s", change, start)
                    .isEmpty();
        }
    }

    @Test
    void jsonIsReadWithAByteOrderMark() {
        String json = Documents.tree(SOUND).toString().replace("\"/", "\"\\/");
        assertThat(json).contains("\\/");
        assertThat(Documents.faults("\uFEFF" + json)).isEmpty();
        assertThat(Documents.faults("\uFEFF \r\n" + json + "\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1=version: .inf",
                "version: 1=version: -.inf",
                "version: 1=version: .nan",
                "version: 1=version: 1e999",
                "version: 1=version: 99999999999999999999999999",
                "version: 1=version: 1:0",
                "version: 1=version: 1.5",
                "version: 1=version: !!float 1.5",
                "version: 1=version: !!str 1",
                "version: 1=version: ~",
                "version: 1=version:",
                "version: 1=version: one",
                "version: 1=version: 1\n<<: {version: 2}",
                "version: 1=version: !!binary AQ==",
                "code: UA=code: \"UA\\n\"",
                "code: UA=code: no",
                "code: UA=code: \u0423\u0410",
                "parts: 1=parts: 1e30",
                "parts: 1=parts: 0.5",
                "parts: 1=parts: 1000001",
                "\nfixing: AWARD=\nfixing: AWARD\u2028x: 1",
                "fixing: AWARD=fixing: AWARD\n...\n---\na: b",
                "fixing: AWARD=fixing:\tAWARD\n\tx: 1",
                "fixing: AWARD=fixing: AWARD\nfixing: AWARD",
                "fixing: AWARD=fixing: AWARD\n? [a, b]\n: c",
            })
    void whatIsNoSuchNumberOrWordIsNamed(String change) {
        String[] parts = change.split("=", 2);
        String text = BundledProgrammes.text(SOUND + "/1");
        assertThat(text).contains(parts[0]);
        assertThat(Documents.faults(text.replaceFirst(Pattern.quote(parts[0]), Matcher.quoteReplacement(parts[1]))))
                .as(change)
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e1000000000", "99999999999999999999", "0.5", "\"1\"", "null", "[1]"})
    void aNumberOfJsonThatIsNoSmallWholeOneIsNamed(String number) {
        String json = Documents.tree(SOUND).toString().replace("\"version\":1", "\"version\":" + number);
        assertThat(Documents.faults(json)).extracting(Violation::field).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{a: ", "- ", "? ", "!!a ", "'", "\"", "| \n", "%", "@", "`"})
    void whatIsNestedWithoutEndIsRefused(String opening) {
        assertThat(Documents.faults(opening.repeat(30_000 / opening.length()))).isNotEmpty();
        assertThat(Documents.faults("title: " + opening.repeat(30_000 / opening.length())))
                .isNotEmpty();
    }

    @Test
    void everyFaultComesAtOnce() {
        ObjectNode document = Documents.tree(SOUND);
        Documents.with(document, "/benefits/0/amount", "\"5.000.000\"");
        Documents.with(document, "/inForceFrom", "\"2022-02-31\"");
        Documents.with(document, "/sponsors/0/parts", "0");
        Documents.with(document, "/conditions/5/legalBasis", "\"nowhere\"");
        document.remove("title");

        assertThat(Documents.faults(document.toString()))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "title", "inForceFrom", "benefits[0].amount", "sponsors[0].parts", "conditions[5].legalBasis");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just words",
                "[1, 2]",
                "{\"code\": \"a\", \"code\": \"b\"}",
                "code: a\ncode: b\n",
                "code: a\n---\ncode: b\n",
                "code: &anchor a\ntitle: *anchor\n",
                "{\"code\": ",
                "code: [\n"
            })
    void whatIsNotOneDocumentIsRefused(String text) {
        assertThat(Documents.faults(text)).isNotEmpty();
    }

    @Test
    void aDocumentThatIsMuchTooLongIsRefusedUnread() {
        assertThat(Documents.faults("x".repeat(DocumentText.MAX_LENGTH + 1)))
                .extracting(Violation::field)
                .containsExactly("body");
    }

    @Test
    void theSchemaNamesTheSameValuesAsTheCode() throws Exception {
        JsonNode schema;
        try (var in = getClass().getClassLoader().getResourceAsStream(ProgrammeSchema.RESOURCE)) {
            schema = DocumentText.read(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
        same(schema, "/$defs/categories/items/enum", Category.values());
        same(schema, "/properties/acts/items/enum", ActOfLeaving.values());
        same(schema, "/$defs/condition/properties/rule/enum", Condition.Rule.values());
        same(schema, "/$defs/condition/properties/parameters/properties/anyOf/items/enum", Condition.Skill.values());
        same(schema, "/properties/benefits/items/properties/kind/enum", Benefit.Kind.values());
        same(
                schema,
                "/properties/tariff/properties/entries/items/properties/equipment/enum",
                Tariff.Equipment.values());
        RateSource[] banks = {RateSource.CBR, RateSource.ECB, RateSource.NBU};
        // Published rates only: a manual rate needs a reason and two people, so it is no policy.
        same(schema, "/properties/rates/properties/source/enum", banks);
        same(schema, "/properties/rates/properties/fallback/enum", banks);
        same(schema, "/properties/fixing/enum", ProgrammeVersion.Fixing.values());
        same(schema, "/properties/stacking/properties/mode/enum", StackingRule.Mode.values());
        same(schema, "/properties/comingOfAge/properties/untilEndOf/enum", FamilyTerms.UntilEndOf.values());
        same(schema, "/properties/addedDependantsFrom/enum", FamilyTerms.AddedFrom.values());
        same(schema, "/properties/rateDay/enum", ProgrammeVersion.RateDay.values());
        same(schema, "/properties/withoutAppropriation/enum", ProgrammeVersion.WithoutAppropriation.values());
        same(schema, "/properties/onExhaustedFunds/enum", ProgrammeVersion.OnExhaustedFunds.values());
        same(
                schema,
                "/properties/testimony/properties/requirement/enum",
                ProgrammeVersion.Testimony.Requirement.values());
        same(
                schema,
                "/properties/testimony/properties/publication/enum",
                ProgrammeVersion.Testimony.Publication.values());
        same(
                schema,
                "/$defs/condition/properties/parameters/properties/acceptedBy/items/enum",
                Arrays.stream(Condition.Confirmer.values())
                        .filter(confirmer -> confirmer != Condition.Confirmer.NOBODY)
                        .toArray(Enum<?>[]::new));
    }

    @Test
    void theSchemaNamesTheSameSettingsOfStipendsAsTheCode() throws Exception {
        JsonNode schema;
        try (var in = getClass().getClassLoader().getResourceAsStream(ProgrammeSchema.RESOURCE)) {
            schema = DocumentText.read(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
        String stipend = "/$defs/stipend/properties/";
        same(schema, stipend + "payDate/properties/day/enum", StipendSettings.PayDay.values());
        same(schema, stipend + "payDate/properties/shift/enum", StipendSettings.PayDayShift.values());
        same(schema, stipend + "indexation/properties/rule/enum", StipendSettings.IndexDay.values());
    }

    private static void same(JsonNode schema, String at, Enum<?>[] values) {
        List<String> named = StreamSupport.stream(schema.at(at).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(named).as(at).isEqualTo(Arrays.stream(values).map(Enum::name).toList());
    }
}
