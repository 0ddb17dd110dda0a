import java.util.stream.Stream;
import org.millioncarrots.client.ApiClient;
import org.millioncarrots.client.api.AwardsApi;
import org.millioncarrots.client.api.ClaimsApi;
import org.millioncarrots.client.model.ClaimState;

/** Reads a decided claim, its award and its explanation with the generated client. Arguments: base URL, token. */
final class ReadDecidedClaim {
    private ReadDecidedClaim() {}

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[1]));
        ClaimsApi claims = new ClaimsApi(client);
        var id = claims.listClaims(null, null, null, 1, null, null, ClaimState.ATTESTED).getItems().get(0).getId();
        var claim = claims.getClaim(id, null);
        var rule = claim.getDecision().getAssessment().getRules().get(0);
        if (!claim.getDecision().getOutcome().getValue().equals("ELIGIBLE") || !rule.getOutcome().getValue().equals("MET")) {
            throw new AssertionError("the decision is not as expected");
        }
        var explanation = claims.explainDecision(id, "en");
        if (explanation.getExplanation().getReasons().isEmpty()) {
            throw new AssertionError("the explanation is not as expected");
        }
        var award = new AwardsApi(client).getAward(explanation.getAward().getId(), "en", null);
        var rate = award.getMoney().stream().flatMap(money -> Stream.ofNullable(money.getRates()).flatMap(rates -> rates.stream()))
                .findFirst();
        System.out.printf("Java: %s, %s %s, %s, %s %s, %s%n",
                claim.getState(), rule.getRule(), rule.getOutcome(), award.getBenefits(),
                award.getMoney().get(0).getPromised().getAmount(), award.getMoney().get(0).getPromised().getCurrency(),
                rate.map(one -> one.getValue() + " " + one.getSource()).orElse("no rate"));
    }
}
