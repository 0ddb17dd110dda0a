package org.millioncarrots.claimant.disclosure;

/** What an identity may be read for. The list is closed: a purpose is a code and never a text. */
enum DisclosurePurpose {
    /** A court or an authority with the power to do so has asked. */
    LEGAL_ORDER,
    /** A bank or a finance office must know who was meant by a payment. */
    PAYMENT_INQUIRY,
    /** Somebody must be told apart from somebody else, such as a person on a sanctions list. */
    IDENTITY_CHECK,
    /** The claimant or a dependant is in danger and must be reached. */
    PROTECTION,
    /** The claimant has asked what is kept. */
    SUBJECT_ACCESS,
    /** An auditor takes a sample. */
    AUDIT
}
