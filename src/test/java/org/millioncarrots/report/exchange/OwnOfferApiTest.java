package org.millioncarrots.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.rates.RatesApiTest;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Publications;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** A comparison says of an offer what the award under it says: the same terms, converted at the same rates. */
@QuarkusTest
class OwnOfferApiTest {
    /** The bank's rate of the day is corrected before each award, so that a superseded one lies beside it. */
    @ParameterizedTest
    @CsvSource({
        "2022-01-25, 1.1269, amountPerWeek, 461.54, 2000.01, 2253.81",
        "2022-01-26, 1.1278, amountPerMonth, 2000.00, 2000.00, 2255.60",
        "2022-01-27, 1.1161, amountPerYear, 25000.00, 2083.33, 2325.20"
    })
    void anOfferComesToWhatIsAwarded(
            String asOf, String dollars, String per, String amount, String month, String converted) {
        RatesApiTest.imported(Publications.ecb(asOf + " USD " + dollars)).body("corrected", equalTo(1));
        ObjectNode document = Documents.tree("diplomat-resignation");
        ((ObjectNode) document.at("/benefits/1")).remove(List.of("amountPerMonth", "indexation"));
        ((ArrayNode) document.at("/defaults")).remove(6);
        Documents.with(document, "/benefits/1/" + per, "\"" + amount + "\"");
        Documents.with(document, "/defaults/3/at", "\"/benefits/1/" + per + "\"");
        Documents.with(document, "/fixing", "\"AWARD\"");
        String programme = TestProgrammes.approved(document);

        JsonPath report = Api.get("finance", "/v1/reports/comparison?currency=USD&asOf=" + asOf);
        Map<String, Object> offer = report.getMap("offers.find { it.programme == '" + programme + "' }");
        assertThat(offer.get("promised")).isEqualTo(money(month, "EUR"));
        assertThat(offer.get("amount")).isEqualTo(money(converted, "USD"));

        String claimant = Stories.registered("partner", false, 0).getString("id");
        Map<String, Object> facts = new HashMap<>(Stories.diplomat());
        facts.put("actOn", "2022-01-20");
        String award = Stories.awarded("partner", claimant, programme, asOf, "USD", facts)
                .getString("award.id");
        JsonPath granted = Api.get("partner", "/v1/awards/" + award);
        assertThat(granted.getMap("money[0].rates[0]"))
                .isEqualTo(report.getMap("offers.find { it.programme == '" + programme + "' }.rates[0]"));
        // The first is for the rest of the month; twelve months later comes a whole January.
        JsonPath january = Api.get("partner", "/v1/awards/" + award + "/instalments?limit=20");
        assertThat(january.getString("items[12].periodFrom")).isEqualTo("2023-01-01");
        assertThat(january.getMap("items[12].amount")).isEqualTo(offer.get("amount"));
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
