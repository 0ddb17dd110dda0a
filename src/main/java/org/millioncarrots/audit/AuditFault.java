package org.millioncarrots.audit;

/** What is wrong at an entry. */
enum AuditFault {
    /** There is none with this number, and there are later ones. */
    MISSING,
    /** The log ends before it; its head or an anchor says that it was there. */
    CUT_OFF,
    /** It does not name the hash of the one before: entries were exchanged, taken out or put in, or the one before was rewritten. */
    OUT_OF_ORDER,
    /** Its hash is not that of its fields. */
    CHANGED,
    /** Its mac was made without our key: it was written anew by somebody who knows how hashes are computed. */
    FORGED,
    /** It has no mac, and must have one. */
    UNSIGNED,
    /** Signing began here, or the head says so, and an anchor or the entries say otherwise. */
    SIGNED_FROM_MOVED,
    /** It lies beyond the head: that was moved back. */
    PAST_HEAD,
    /** It has another hash than the head or an anchor outside the database says. */
    OTHER_THAN_ANCHORED,
    /** An anchor of this number in the file is not of our making. */
    ANCHOR_FORGED
}
