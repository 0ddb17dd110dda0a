"""Reads a decided claim, its award and its explanation with the generated client. Usage: python read.py <base URL> <token>"""

import sys

from million_carrots_client import AuthenticatedClient
from million_carrots_client.api.awards import get_award
from million_carrots_client.api.claims import explain_decision, get_claim, list_claims
from million_carrots_client.models import AwardResponse, ClaimResponse, ClaimState, ExplanationResponse, PageClaimResponse

api = AuthenticatedClient(base_url=sys.argv[1], token=sys.argv[2])


def found(what, answer, kind):
    assert isinstance(answer, kind), f"{what}: {answer}"
    return answer


claims = found("claims", list_claims.sync(client=api, state=ClaimState.ATTESTED, limit=1), PageClaimResponse)
claim = found("claim", get_claim.sync(client=api, id=claims.items[0].id), ClaimResponse)
rule = claim.decision.assessment.rules[0]
assert claim.decision.outcome == "ELIGIBLE" and rule.outcome == "MET"
explanation = found("explanation", explain_decision.sync(client=api, id=claim.id), ExplanationResponse)
assert explanation.explanation.reasons
award = found("award", get_award.sync(client=api, id=explanation.award.id), AwardResponse)
rates = [rate for money in award.money for rate in money.rates]
print(
    f"Python: {claim.state}, {rule.rule} {rule.outcome}, {'+'.join(award.benefits)}, "
    f"{award.money[0].promised.amount} {award.money[0].promised.currency}, "
    f"{f'{rates[0].value} {rates[0].source}' if rates else 'no rate'}"
)
