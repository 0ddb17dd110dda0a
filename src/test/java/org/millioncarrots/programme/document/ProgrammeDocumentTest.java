package org.millioncarrots.programme.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
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
