package org.millioncarrots.platform.http;

/** Why a resource's state does not allow what was asked. Part of the contract, so that a client can branch: add, never rename. */
public enum ConflictReason {
    /** Somebody else changed it at the same moment: read it again, then repeat. */
    CHANGED_MEANWHILE,
    /** The same is proposed, and waits for another person. */
    ALREADY_PROPOSED,
    /** Another person has approved or decided it. */
    ALREADY_APPROVED,
    /** There is nothing left to do. */
    ALREADY_DONE,
    /** Another person must approve or decide it first. */
    NOT_APPROVED_YET,
    /** A later proposal, version, figure or verification has taken its place. */
    SUPERSEDED,
    /** What was approved may no longer be used: its time is over. */
    EXPIRED,
    /** The claim is in a state that does not allow it. */
    CLAIM_STATE,
    /** The award is in a state that does not allow it. */
    AWARD_STATE,
    /** The change, of an award or of an account, is in a state that does not allow it. */
    CHANGE_STATE,
    /** The payout is in a state that does not allow it. */
    PAYOUT_STATE,
    /** The batch is in a state that does not allow it. */
    BATCH_STATE,
    /** The payout run has ended. */
    RUN_ENDED,
    /** The replay of decisions has ended. */
    REPLAY_ENDED,
    /** Nothing is claimed or granted under the programme until it is reopened. */
    PROGRAMME_CLOSED,
    /** No version of the programme is in force on the day that counts. */
    PROGRAMME_NOT_IN_FORCE,
    /** A version's first day has come before it was approved. */
    FIRST_DAY_PAST,
    /** People of one name and birthday have to be compared first. */
    SAME_PERSON_OPEN,
    /** The person has an award or an open claim under the programme already. */
    PERSON_SERVED,
    /** The crew's other awards rest on other facts. */
    CREW_DIFFERS,
    /** The person has an award of another programme, which the two do not allow together. */
    STACKING_REFUSED,
    /** What programmes of one group may grant a person together is reached. */
    CAP_REACHED,
    /** The claimant is forgotten. */
    IDENTITY_ERASED,
    /** Something is still open for the claimant, so that nobody may be forgotten yet. */
    SOMETHING_OPEN,
    /** It is on hold. */
    ON_HOLD,
    /** Something was paid since it was proposed, so that its effect is another: propose it again. */
    PAID_MEANWHILE,
    /** Nothing is left to be paid. */
    NOTHING_LEFT,
    /** The award has no stipend. */
    NO_STIPEND,
    /** Only what is due after a death passes to a successor. */
    NO_SUCCESSION,
    /** The month is closed: nothing is booked in it any more. */
    MONTH_CLOSED,
    /** Debits and credits differ: a month does not close so. */
    BOOKS_UNBALANCED,
    /** Payments are not stopped, so that there is nothing to open. */
    PAYMENTS_NOT_STOPPED,
    /** No green verification is new enough. */
    NOT_VERIFIED,
    /** An earlier attempt may have been paid: ask the bank, never pay again. */
    MAY_HAVE_BEEN_PAID,
    /** Something stops payments of the batch since it was collected; the violations name it. */
    PAYMENT_STOPPED_SINCE,
    /** No payout is due that could go into a batch. */
    NOTHING_TO_COLLECT,
    /** The batch's file was given out, and may be with the bank. */
    FILE_GIVEN_OUT,
    /** The batch has no file: it is not approved. */
    NO_FILE_YET,
    /** Another currency is meant than the one in question. */
    OTHER_CURRENCY,
    /** Banks do not settle on that day. */
    NO_BANKING_DAY,
    /** The bank's channel does it by itself where it is configured. */
    DONE_BY_CHANNEL,
    /** Another person looks after the exception. */
    EXCEPTION_TAKEN,
    /** The exception is closed, or ends in another way. */
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
