package org.millioncarrots.programme.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.terms.AmountSplit;
import org.millioncarrots.programme.terms.Benefit;

/** Checks what a document says of bounties that are paid in parts: there are some, and each leaves room for parts that differ. */
final class SplitChecks {
    private static final String MINIMUM = "amountSplit.minimum";

    private final JsonNode document;
    private final List<Violation> faults = new ArrayList<>();

    private SplitChecks(JsonNode document) {
        this.document = document;
    }

    static List<Violation> faults(JsonNode document) {
        SplitChecks checks = new SplitChecks(document);
        boolean asked = document.path("amountFingerprint").asText().equals(AmountSplit.Fingerprint.SPLIT.name());
        if (asked != document.has("amountSplit")) {
            checks.fault(
                    asked ? "amountSplit" : "amountFingerprint",
                    asked ? "is missing; amountFingerprint SPLIT needs it" : "SPLIT, or no amountSplit");
        } else if (asked) {
            checks.amounts();
        }
        return List.copyOf(checks.faults);
    }

    private void amounts() {
        JsonNode stated = document.path("amountSplit");
        Money minimum = money(stated.path("minimum"), stated.path("currency"), true);
        if (minimum == null) {
            return;
        }
        AmountSplit split = new AmountSplit(
                stated.path("parts").intValue(),
                minimum,
                stated.path("daysApart").intValue());
        boolean bounties = false;
        for (JsonNode benefit : document.path("benefits")) {
            if (benefit.path("kind").asText().equals(Benefit.Kind.BOUNTY.name())) {
                bounties = true;
                room(split, benefit);
            }
        }
        if (!bounties) {
            fault("amountFingerprint", "no benefit is a BOUNTY; only bounties are paid in parts");
        }
    }

    private void room(AmountSplit split, JsonNode bounty) {
        if (!bounty.has("fromTariff")) {
            room(split, bounty.path("amount"), bounty.path("currency"));
            return;
        }
        JsonNode tariff = document.path("tariff");
        for (JsonNode entry : tariff.path("entries")) {
            entry.path("amounts").forEach(amount -> room(split, amount, tariff.path("currency")));
        }
    }

    private void room(AmountSplit split, JsonNode stated, JsonNode currency) {
        Money amount = money(stated, currency, false);
        if (amount == null) {
            return;
        }
        if (!amount.currency().equals(split.minimum().currency())) {
            fault("amountSplit.currency", amount.currency() + ", in which a bounty is promised");
        } else if (!split.leavesRoomIn(amount)) {
            fault(
                    MINIMUM,
                    "so small that " + split.parts() * AmountSplit.ROOM + " of it fit into " + amount
                            + ", or there is no room for chance");
        }
    }

    private @Nullable Money money(JsonNode amount, JsonNode currency, boolean minimum) {
        if (!amount.isTextual() || !currency.isTextual()) {
            return null;
        }
        try {
            return Optional.of(Money.parse(amount.asText(), currency.asText()))
                    .filter(Money::isPositive)
                    .orElseThrow(() -> new IllegalArgumentException("more than zero"));
        } catch (IllegalArgumentException notExact) {
            if (minimum) {
                fault(MINIMUM, String.valueOf(notExact.getMessage()));
            }
            return null;
        }
    }

    private void fault(String path, String message) {
        Violation violation = new Violation(path, message);
        if (!faults.contains(violation)) {
            faults.add(violation);
        }
    }
}
