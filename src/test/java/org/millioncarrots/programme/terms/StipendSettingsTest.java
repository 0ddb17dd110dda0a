package org.millioncarrots.programme.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.StipendSettings.IndexDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDayShift;
import org.millioncarrots.testing.Documents;

/** How a stipend is paid, as a document says it. */
class StipendSettingsTest {
    private static final String DIPLOMATS = "diplomat-resignation";

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/programme-stipend-settings-faults.csv", delimiter = ';', numLinesToSkip = 2)
    void aFaultIsNamedByItsPath(String at, String value, String field, String message) {
        ObjectNode document = Documents.with(Documents.tree(DIPLOMATS), at, value);

        assertThat(Documents.faults(document.toString())).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void allFaultsComeAtOnce() {
        ObjectNode document = Documents.tree(DIPLOMATS);
        Documents.with(document, "/benefits/1/recoveryPercent", "101");
        Documents.with(document, "/benefits/1/payDate", "{\"day\": \"LAST_TARGET_DAY\", \"shift\": \"PRECEDING\"}");
        Documents.with(
                document,
                "/benefits/1/meansTest",
                "{\"disregard\": \"1\", \"taperPercent\": 50, \"floor\": \"-1.00\"}");
        Documents.with(document, "/benefits/1/confirmations/graceDays", "-1");
        ((ObjectNode) document.at("/benefits/1")).remove("amountPerMonth");

        assertThat(Documents.faults(document.toString()))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "benefits[1].recoveryPercent",
                        "benefits[1].payDate.shift",
                        "benefits[1].meansTest.disregard",
                        "benefits[1].meansTest.floor",
                        "benefits[1].confirmations.graceDays",
                        "benefits[1].amountPerMonth",
                        "defaults[3].at");
    }

    @Test
    void everySettingIsRead() {
        ObjectNode document = Documents.tree(DIPLOMATS);
        ObjectNode benefit = (ObjectNode) document.at("/benefits/1");
        benefit.remove("amountPerMonth");
        Documents.with(document, "/benefits/1/amountPerYear", "\"24000.00\"");
        Documents.with(document, "/benefits/1/payDate", "{\"day\": \"ANCHOR\", \"shift\": \"PRECEDING\"}");
        Documents.with(
                document,
                "/benefits/1/indexation",
                "{\"index\": \"UA_CPI\", \"rule\": \"ANNIVERSARY\", \"mayDecrease\": true}");
        Documents.with(
                document,
                "/benefits/1/meansTest",
                "{\"disregard\": \"450.00\", \"taperPercent\": 63, \"floor\": \"0.00\"}");
        Documents.with(document, "/benefits/1/recoveryPercent", "10");
        Documents.with(document, "/benefits/1/arrearsAfterSuspension", "false");
        Documents.with(document, "/benefits/1/confirmations", "{\"everyMonths\": 3, \"graceDays\": 0}");
        Documents.with(document, "/defaults/3/at", "\"/benefits/1/amountPerYear\"");

        Benefit.Stipend stipend = stipend(Documents.accepted(document.toString()));

        assertThat(stipend.per()).isEqualTo(AmountPer.YEAR);
        assertThat(stipend.monthlyWith(true, 1)).isEqualTo(eur("3600.00"));
        assertThat(stipend.totalWith(true, 1)).isEqualTo(eur("86400.00"));
        assertThat(stipend.settings())
                .isEqualTo(new StipendSettings(
                        new StipendSettings.PayDate(PayDay.ANCHOR, PayDayShift.PRECEDING),
                        new StipendSettings.Indexation("UA_CPI", IndexDay.ANNIVERSARY, true),
                        new StipendSettings.MeansTest(eur("450.00"), 63, eur("0.00")),
                        10,
                        false,
                        new StipendSettings.Confirmations(3, 0)));
    }

    /** What a document says that was published before there were such fields, its answer and its hash do not change. */
    @Test
    void whatADocumentDoesNotSayIsTheDefault() {
        ObjectNode document = Documents.tree(DIPLOMATS);
        ObjectNode benefit = (ObjectNode) document.at("/benefits/1");
        benefit.remove("indexation");
        benefit.remove("confirmations");
        ObjectNode silent = Documents.with(document, "/defaults", "[]");

        StipendSettings settings =
                stipend(Documents.accepted(silent.toString())).settings();

        assertThat(settings).isEqualTo(StipendSettings.DEFAULT);
        assertThat(settings.payDate()).isEqualTo(new StipendSettings.PayDate(PayDay.ANCHOR, PayDayShift.NONE));
        assertThat(settings.recoveryPercent()).isEqualTo(25);
        assertThat(settings.arrearsAfterSuspension()).isTrue();
        assertThat(settings.indexation()).isNull();
        assertThat(settings.meansTest()).isNull();
        assertThat(settings.confirmations()).isNull();
    }

    private static Benefit.Stipend stipend(ProgrammeVersion version) {
        return (Benefit.Stipend) version.benefits().get(1);
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
