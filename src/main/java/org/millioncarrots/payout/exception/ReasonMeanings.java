package org.millioncarrots.payout.exception;

import io.quarkus.qute.TemplateExtension;
import org.millioncarrots.bank.ReasonCode;

/** What a bank's code means, in templates {@code reason:meaning(code)}. */
@TemplateExtension(namespace = "reason")
public final class ReasonMeanings {
    private ReasonMeanings() {}

    /** Empty if it is no code of a bank that is known. */
    public static String meaning(String code) {
        ReasonCode reason = new ReasonCode(code);
        return reason.isKnown() ? reason.meaning() : "";
    }
}
