package org.millioncarrots.news;

import java.util.Arrays;
import java.util.Optional;

/**
 * What partners are told of. Each is a state or a date that the resource itself shows to the partner, so that news tell nothing else;
 * what an answer hides, such as a check of a claimant's safety, is no news.
 */
public enum NewsType {
    CLAIM_DECIDED("claim.decided", "/v1/claims/"),
    CLAIM_ATTESTED("claim.attested", "/v1/claims/"),
    CLAIM_REJECTED("claim.rejected", "/v1/claims/"),
    CLAIM_HELD("claim.held", "/v1/claims/"),
    AWARD_QUEUED("award.queued", "/v1/awards/"),
    AWARD_ACTIVE("award.active", "/v1/awards/"),
    AWARD_SUSPENDED("award.suspended", "/v1/awards/"),
    AWARD_ENDED("award.ended", "/v1/awards/"),
    CONFIRMATION_DUE("confirmation.due", "/v1/awards/"),
    CONFIRMATION_OVERDUE("confirmation.overdue", "/v1/awards/"),
    PAYOUT_SETTLED("payout.settled", "/v1/payouts/"),
    PAYOUT_RETURNED("payout.returned", "/v1/payouts/"),
    PAYOUT_REJECTED("payout.rejected", "/v1/payouts/"),
    PAYOUT_HELD("payout.held", "/v1/payouts/"),
    PROGRAMME_VERSION_PUBLISHED("programme.version_published", "/v1/programmes/"),
    PROGRAMME_CLOSED("programme.closed", "/v1/programmes/"),
    PROGRAMME_REOPENED("programme.reopened", "/v1/programmes/"),
    RATES_IMPORTED("rates.imported", "/v1/rates");

    private final String code;
    private final String path;

    NewsType(String code, String path) {
        this.code = code;
        this.path = path;
    }

    /** As it is on the wire and in the database. */
    public String code() {
        return code;
    }

    /** Where the resource is read. */
    String path() {
        return path;
    }

    static Optional<NewsType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
