package org.millioncarrots.platform.http;

/** Why a resource's state does not allow what was asked. Part of the contract, so that a client can branch: add, never rename. */
public enum ConflictReason {
    /** Somebody else changed it at the same moment: read it again, then repeat. */
    CHANGED_MEANWHILE,
    ALREADY_PROPOSED,
    ALREADY_APPROVED,
    ALREADY_DONE,
    /** Another person must approve or decide it first. */
    NOT_APPROVED_YET,
    /** A later proposal, version, figure or verification has taken its place. */
    SUPERSEDED,
    /** What was approved may no longer be used: its time is over. */
    EXPIRED,
    CLAIM_STATE,
    AWARD_STATE,
    CHANGE_STATE,
    PAYOUT_STATE,
    BATCH_STATE,
    RUN_ENDED,
    REPLAY_ENDED,
    PROGRAMME_CLOSED,
    PROGRAMME_NOT_IN_FORCE,
    FIRST_DAY_PAST,
    /** People of one name and birthday have to be compared first. */
    SAME_PERSON_OPEN,
    /** The person has an award or an open claim under the programme already. */
    PERSON_SERVED,
    /** The crew's other awards rest on other facts. */
    CREW_DIFFERS,
    STACKING_REFUSED,
    CAP_REACHED,
    IDENTITY_ERASED,
    /** Something is still open for the claimant, so that nobody may be forgotten yet. */
    SOMETHING_OPEN,
    ON_HOLD,
    PAID_MEANWHILE,
    NOTHING_LEFT,
    NO_STIPEND,
    NO_SUCCESSION,
    MONTH_CLOSED,
    BOOKS_UNBALANCED,
    PAYMENTS_NOT_STOPPED,
    NOT_VERIFIED,
    /** An earlier attempt may have been paid: ask the bank, never pay again. */
    MAY_HAVE_BEEN_PAID,
    /** Something stops payments of the batch since it was collected; the violations name it. */
    PAYMENT_STOPPED_SINCE,
    NOTHING_TO_COLLECT,
    FILE_GIVEN_OUT,
    NO_FILE_YET,
    OTHER_CURRENCY,
    NO_BANKING_DAY,
    /** The bank's channel does it by itself where it is configured. */
    DONE_BY_CHANNEL,
    /** Another person looks after the exception. */
    EXCEPTION_TAKEN,
    EXCEPTION_STATE,
    /** Another claim for the same piece or of the same person is open: two people rule on them. */
    RIVAL_CLAIM,
    /** Another claim for the same piece of equipment, or the same seat of its crew, has an award. */
    EQUIPMENT_AWARDED,
    /** The bank has the file: two people read it, for a purpose. */
    READ_BY_TWO_PEOPLE,
    /** A recorded statement may not be used yet. */
    UNDER_EMBARGO,
    /** As many as there may be: delete one first. */
    LIMIT_REACHED
}
