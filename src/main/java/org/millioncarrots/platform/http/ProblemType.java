package org.millioncarrots.platform.http;

/** The catalogue of problems (RFC 9457). The slug is part of the contract: a type is never renamed or reused. */
public enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid", Retry.NEVER),
    MALFORMED_BODY(400, "malformed-body", "The body cannot be read", Retry.NEVER),
    IDEMPOTENCY_KEY_MISSING(400, "idempotency-key-missing", "The Idempotency-Key header is missing", Retry.NEVER),
    UNAUTHENTICATED(401, "unauthenticated", "A valid bearer token is needed", Retry.RENEWED),
    FORBIDDEN(403, "forbidden", "The caller's roles do not allow this", Retry.NEVER),
    SAME_PERSON(403, "same-person", "Another person must do this", Retry.NEVER),
    NOT_FOUND(404, "not-found", "There is no such resource", Retry.NEVER),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The resource does not support this method", Retry.NEVER),
    NOT_ACCEPTABLE(406, "not-acceptable", "None of the accepted media types is available", Retry.NEVER),
    STATE_CONFLICT(409, "state-conflict", "The resource's state does not allow this", Retry.READ_AGAIN),
    PAYMENTS_STOPPED(409, "payments-stopped", "Payments are stopped", Retry.LATER),
    ALREADY_EXISTS(409, "already-exists", "This exists already", Retry.READ_AGAIN),
    IDEMPOTENCY_KEY_IN_FLIGHT(409, "idempotency-key-in-flight", "The same request is being processed", Retry.LATER),
    GONE(410, "gone", "It can no longer be read", Retry.NEVER),
    CONTENT_ERASED(410, "content-erased", "Somebody in it was erased", Retry.NEVER),
    PRECONDITION_FAILED(412, "precondition-failed", "The resource has changed in the meantime", Retry.READ_AGAIN),
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large", Retry.NEVER),
    URI_TOO_LONG(414, "uri-too-long", "The request target is too long", Retry.NEVER),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's media type is not supported", Retry.NEVER),
    IDEMPOTENCY_KEY_REUSED(
            422, "idempotency-key-reused", "The Idempotency-Key was used for another request", Retry.NEVER),
    RATE_UNAVAILABLE(422, "rate-unavailable", "No published rate serves this date", Retry.LATER),
    RATE_REFUSED(422, "rate-publication-refused", "The publication is refused as a whole", Retry.NEVER),
    PROGRAMME_REFUSED(422, "programme-refused", "The programme document is refused", Retry.NEVER),
    NOT_ELIGIBLE(422, "not-eligible", "The claim does not meet the programme's conditions", Retry.NEVER),
    FUNDS_EXHAUSTED(422, "funds-exhausted", "The appropriation does not cover this", Retry.LATER),
    QUOTE_UNUSABLE(422, "quote-unusable", "The quote has expired or was used", Retry.NEVER),
    BANK_MESSAGE_REFUSED(422, "bank-message-refused", "The bank message is refused", Retry.NEVER),
    BANK_FILE_REFUSED(422, "bank-file-refused", "The bank file would not be safe to send", Retry.NEVER),
    PRECONDITION_REQUIRED(428, "precondition-required", "The request does not say what it has seen", Retry.READ_AGAIN),
    TOO_MANY_REQUESTS(429, "too-many-requests", "The caller asks too often", Retry.LATER),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The request's headers are too large", Retry.NEVER),
    INTERNAL(500, "internal", "Something went wrong on our side", Retry.LATER),
    NOT_SECURED(503, "not-secured", "The approval is not safe from a loss of the database yet", Retry.LATER),
    STORED_BY_NEWER_VERSION(
            503, "stored-by-newer-version", "This version of the service cannot read what is stored", Retry.LATER),
    UNAVAILABLE(503, "unavailable", "The service cannot answer right now", Retry.LATER),
    OUTCOME_UNKNOWN(503, "outcome-unknown", "Whether the request has taken effect is not known", Retry.SAME_KEY);

    private final int status;
    private final String slug;
    private final String title;
    private final Retry retry;

    ProblemType(int status, String slug, String title, Retry retry) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.retry = retry;
    }

    /** Whether it helps to ask again. */
    public enum Retry {
        NEVER("The same request will be refused again: change what is wrong, and send it with a new Idempotency-Key."),
        RENEWED("Get a new access token, and send the same request with the same Idempotency-Key."),
        READ_AGAIN("Read the resource again, decide anew, and send a new request if it is still needed."),
        LATER(
                "Nothing was changed: send the same request with the same Idempotency-Key later, after Retry-After if it is given."),
        SAME_KEY(
                "It may have taken effect: send the same request with the same Idempotency-Key, or read the resource; never with a new key.");

        private final String advice;

        Retry(String advice) {
            this.advice = advice;
        }

        /** What to do, in a sentence. */
        public String advice() {
            return advice;
        }
    }

    /** The HTTP status that goes with the type. */
    public int status() {
        return status;
    }

    /** The relative URI that identifies the type on the wire. */
    public String uri() {
        return "/problems/" + slug;
    }

    public String title() {
        return title;
    }

    public Retry retry() {
        return retry;
    }
}
