// Reads a decided claim, its award and its explanation with the generated types. Usage: node read.js <base URL> <token>
import createClient from "openapi-fetch";
import type { paths } from "./generated/contract.js";

const [base, token] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl: base, headers: { Authorization: `Bearer ${token}` } });

function found<T>(what: string, answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(`${what}: ${JSON.stringify(answer.error)}`);
  return answer.data;
}

const claims = found("claims", await api.GET("/v1/claims", { params: { query: { state: "ATTESTED", limit: 1 } } }));
const id = claims.items[0].id;
const claim = found("claim", await api.GET("/v1/claims/{id}", { params: { path: { id } } }));
const rule = claim.decision?.assessment.rules[0];
if (claim.decision?.outcome !== "ELIGIBLE" || rule?.outcome !== "MET") throw new Error("the decision is not as expected");
const explanation = found("explanation", await api.GET("/v1/claims/{id}/explanation", { params: { path: { id } } }));
const awardId = explanation.award?.id;
if (!awardId || explanation.explanation.reasons.length === 0) throw new Error("the explanation is not as expected");
const award = found("award", await api.GET("/v1/awards/{id}", { params: { path: { id: awardId } } }));
const rate = award.money.flatMap((money) => money.rates)[0];
console.log(`TypeScript: ${claim.state}, ${rule.rule} ${rule.outcome}, ${award.benefits.join("+")}, ` +
  `${award.money[0].promised.amount} ${award.money[0].promised.currency}, ${rate ? `${rate.value} ${rate.source}` : "no rate"}`);
