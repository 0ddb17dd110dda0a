package org.millioncarrots.platform.http;

/** The catalogue of problems (RFC 9457). The slug is part of the contract: a type is never renamed or reused. */
public enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
    MALFORMED_BODY(400, "malformed-body", "The body cannot be read"),
    IDEMPOTENCY_KEY_MISSING(400, "idempotency-key-missing", "The Idempotency-Key header is missing"),
    UNAUTHENTICATED(401, "unauthenticated", "A valid bearer token is needed"),
    FORBIDDEN(403, "forbidden", "The caller's roles do not allow this"),
    SAME_PERSON(403, "same-person", "Another person must do this"),
    NOT_FOUND(404, "not-found", "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The resource does not support this method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "None of the accepted media types is available"),
    STATE_CONFLICT(409, "state-conflict", "The resource's state does not allow this"),
    PAYMENTS_STOPPED(409, "payments-stopped", "Payments are stopped"),
    ALREADY_EXISTS(409, "already-exists", "This exists already"),
    IDEMPOTENCY_KEY_IN_FLIGHT(409, "idempotency-key-in-flight", "The same request is being processed"),
    GONE(410, "gone", "It can no longer be read"),
    CONTENT_ERASED(410, "content-erased", "Somebody in it was erased"),
    PRECONDITION_FAILED(412, "precondition-failed", "The resource has changed in the meantime"),
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large"),
    URI_TOO_LONG(414, "uri-too-long", "The request target is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "idempotency-key-reused", "The Idempotency-Key was used for another request"),
    RATE_UNAVAILABLE(422, "rate-unavailable", "No published rate serves this date"),
    RATE_REFUSED(422, "rate-publication-refused", "The publication is refused as a whole"),
    PROGRAMME_REFUSED(422, "programme-refused", "The programme document is refused"),
    NOT_ELIGIBLE(422, "not-eligible", "The claim does not meet the programme's conditions"),
    FUNDS_EXHAUSTED(422, "funds-exhausted", "The appropriation does not cover this"),
    QUOTE_UNUSABLE(422, "quote-unusable", "The quote has expired or was used"),
    BANK_MESSAGE_REFUSED(422, "bank-message-refused", "The bank message is refused"),
    BANK_FILE_REFUSED(422, "bank-file-refused", "The bank file would not be safe to send"),
    PRECONDITION_REQUIRED(428, "precondition-required", "The request does not say what it has seen"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "The caller asks too often"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The request's headers are too large"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    NOT_SECURED(503, "not-secured", "The approval is not safe from a loss of the database yet"),
    STORED_BY_NEWER_VERSION(503, "stored-by-newer-version", "This version of the service cannot read what is stored"),
    UNAVAILABLE(503, "unavailable", "The service cannot answer right now"),
    OUTCOME_UNKNOWN(503, "outcome-unknown", "Whether the request has taken effect is not known");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
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
}
