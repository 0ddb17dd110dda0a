package org.millioncarrots.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.Applicant;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Tariff;
import org.millioncarrots.testing.Documents;

class OfferPinningTest {
    private static final Applicant SOLDIER = new Applicant(Category.SOLDIER, false, 0, null, null);

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/programme-offer-pinning.csv", delimiter = ';', numLinesToSkip = 3)
    void anAcceptedOfferStaysBindingAndIsRaisedOnlyWhereTheProgrammeSaysSo(
            String secondPays,
            boolean secondRaises,
            String thirdPays,
            boolean thirdRaises,
            LocalDate acceptedOn,
            LocalDate on,
            Integer binds) {
        List<ProgrammeVersion> versions = List.of(
                version(1, "2022-03-01", "5000000.00 RUB", true),
                version(2, "2022-05-01", secondPays, secondRaises),
                version(3, "2022-07-01", thirdPays, thirdRaises));

        assertThat(OfferPinning.binding(versions, acceptedOn, on, SOLDIER)
                        .map(ProgrammeVersion::version)
                        .orElse(null))
                .isEqualTo(binds);
    }

    @Test
    void allMoneyOfAVersionCountsAStipendOverItsMonths() {
        assertThat(OfferPinning.promised(
                        Documents.bundled("diplomat-resignation"),
                        new Applicant(Category.DIPLOMAT, true, 1, null, null)))
                .isEqualTo(Map.of(CurrencyCode.EUR, Money.parse("86400.00", "EUR")));
        assertThat(OfferPinning.promised(
                        Documents.bundled("equipment-handover"),
                        new Applicant(Category.SOLDIER, false, 0, Tariff.Equipment.TANK, Tariff.Usability.USABLE)))
                .isEqualTo(Map.of(CurrencyCode.USD, Money.parse("100000.00", "USD")));
        assertThat(OfferPinning.promised(Documents.bundled("equipment-handover"), SOLDIER))
                .isEmpty();
    }

    @Test
    void aVersionThatHasEndedDoesNotBringAnOlderOneBack() {
        var ended = Documents.with(document(2, "2022-05-01", "1.00 RUB", true), "/inForceTo", "\"2022-05-31\"");
        List<ProgrammeVersion> versions =
                List.of(version(1, "2022-03-01", "5000000.00 RUB", true), Documents.accepted(ended.toString()));

        assertThat(ProgrammeVersion.inForce(versions, LocalDate.parse("2022-04-30")))
                .map(ProgrammeVersion::version)
                .contains(1);
        assertThat(ProgrammeVersion.inForce(versions, LocalDate.parse("2022-05-31")))
                .map(ProgrammeVersion::version)
                .contains(2);
        assertThat(ProgrammeVersion.inForce(versions, LocalDate.parse("2022-06-01")))
                .isEmpty();
    }

    private static ProgrammeVersion version(int number, String from, String pays, boolean raises) {
        return Documents.accepted(document(number, from, pays, raises).toString());
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode document(
            int number, String from, String pays, boolean raises) {
        var document = Documents.tree("ukraine-lay-down-arms");
        Documents.with(document, "/version", String.valueOf(number));
        Documents.with(document, "/inForceFrom", "\"" + from + "\"");
        Documents.with(document, "/benefits/0/amount", "\"" + pays.split(" ")[0] + "\"");
        Documents.with(document, "/benefits/0/currency", "\"" + pays.split(" ")[1] + "\"");
        return Documents.with(document, "/raisePinnedOffers", String.valueOf(raises));
    }
}
