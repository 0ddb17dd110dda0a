package org.millioncarrots.programme.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.AmountPer;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.StipendSettings;
import org.millioncarrots.programme.terms.Tariff;
import org.millioncarrots.programme.terms.Tariff.Equipment;
import org.millioncarrots.programme.terms.Tariff.Usability;
import org.millioncarrots.testing.Documents;

class BundledProgrammesTest {
    @Test
    void theSevenProgrammesAreSoundAndEachSaysWhereItComesFrom() {
        assertThat(Documents.bundled())
                .hasSize(7)
                .allSatisfy(version -> {
                    assertThat(version.version()).isEqualTo(1);
                    assertThat(version.legalBasis()).isNotEmpty();
                    assertThat(version.defaults()).isNotEmpty();
                })
                .extracting(ProgrammeVersion::code)
                .containsExactly(
                        "ukraine-lay-down-arms",
                        "coalition-match",
                        "coalition-premium",
                        "diplomat-resignation",
                        "senior-and-notable",
                        "open-door",
                        "equipment-handover");
    }

    @Test
    void everyStipendStatesThatItsAmountIsADefault() {
        for (ProgrammeVersion version : Documents.bundled()) {
            for (int i = 0; i < version.benefits().size(); i++) {
                if (version.benefits().get(i) instanceof Benefit.Stipend stipend) {
                    assertThat(stipend.months()).isGreaterThanOrEqualTo(12);
                    assertThat(version.defaults())
                            .extracting(ProgrammeVersion.StatedDefault::at)
                            .contains("/benefits/" + i + "/amountPerMonth", "/benefits/" + i + "/supplements");
                }
            }
        }
    }

    @Test
    void theOffersOfMarch2022AreInForceOnThe5thAndTheTariffFromApril() {
        assertThat(inForce("2022-03-05")).hasSize(6).doesNotContain("equipment-handover");
        assertThat(inForce("2022-04-01")).hasSize(7);
        assertThat(inForce("2022-02-28")).containsExactly("ukraine-lay-down-arms");
        assertThat(inForce("2022-02-27")).isEmpty();
    }

    @Test
    void theSoldiersSumsAreThoseOfTheSources() {
        assertThat(bounty("ukraine-lay-down-arms")).isEqualTo(Money.parse("5000000.00", "RUB"));
        assertThat(bounty("coalition-match")).isEqualTo(Money.parse("5000000.00", "RUB"));
        assertThat(bounty("coalition-premium")).isEqualTo(Money.parse("100000.00", "USD"));
        assertThat(Documents.bundled("coalition-match").benefits())
                .extracting(Benefit::kind)
                .containsExactly(Benefit.Kind.BOUNTY, Benefit.Kind.ASYLUM, Benefit.Kind.FAMILY_ASYLUM);
        assertThat(Documents.bundled("ukraine-lay-down-arms").sponsors())
                .extracting(ProgrammeVersion.Sponsor::code)
                .containsExactly("UA");
    }

    @Test
    void onlySpecialistsGetTheStipendOfTheOpenDoor() {
        ProgrammeVersion openDoor = Documents.bundled("open-door");

        assertThat(openDoor.benefitsFor(Category.CIVILIAN))
                .extracting(Benefit::kind)
                .containsExactly(Benefit.Kind.RESIDENCE);
        assertThat(openDoor.benefitsFor(Category.SPECIALIST))
                .extracting(Benefit::kind)
                .containsExactly(Benefit.Kind.RESIDENCE, Benefit.Kind.STIPEND);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/programme-equipment-tariff.csv", delimiter = ';', numLinesToSkip = 2)
    void theTariffIsThatOfTheBill(Equipment equipment, String usable, String withDefects, String unusable) {
        Tariff tariff =
                Documents.bundled("equipment-handover").equipmentTariff().orElseThrow();

        assertThat(tariff.amount(equipment, Usability.USABLE)).contains(Money.parse(usable, "USD"));
        assertThat(tariff.amount(equipment, Usability.USABLE_WITH_DEFECTS)).contains(Money.parse(withDefects, "USD"));
        assertThat(tariff.amount(equipment, Usability.UNUSABLE)).isEmpty();
        assertThat(unusable).isNull();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/programme-stipends.csv", delimiter = ';', numLinesToSkip = 2)
    void supplementsAreAddedAndRoundedOnce(
            String base,
            int spousePercent,
            int childPercent,
            int childrenAtMost,
            boolean spouse,
            int children,
            String monthly) {
        Benefit.Stipend template = Documents.bundled("diplomat-resignation").benefits().stream()
                .filter(Benefit.Stipend.class::isInstance)
                .map(Benefit.Stipend.class::cast)
                .findFirst()
                .orElseThrow();
        Benefit.Stipend stipend = new Benefit.Stipend(
                template.forCategories(),
                template.legalBasis(),
                Money.parse(base, "EUR"),
                AmountPer.MONTH,
                12,
                spousePercent,
                childPercent,
                childrenAtMost,
                StipendSettings.DEFAULT);

        assertThat(stipend.monthlyWith(spouse, children)).isEqualTo(Money.parse(monthly, "EUR"));
        assertThat(stipend.totalWith(spouse, children))
                .isEqualTo(Money.parse(monthly, "EUR").times(12));
    }

    private static List<String> inForce(String day) {
        return Documents.bundled().stream()
                .filter(version -> version.covers(LocalDate.parse(day)))
                .map(ProgrammeVersion::code)
                .toList();
    }

    private static Money bounty(String code) {
        return ((Benefit.Bounty) Documents.bundled(code).benefits().getFirst()).amount();
    }
}
