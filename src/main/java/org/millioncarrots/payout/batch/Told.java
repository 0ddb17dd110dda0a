package org.millioncarrots.payout.batch;

/**
 * How much the bank has told of a batch that it has.
 *
 * @param settled payouts that it has booked
 * @param answered payouts of which it has said what became of them, those included
 */
record Told(long settled, long answered) {
    static final Told NOTHING = new Told(0, 0);

    /** What pages say of a batch: its state, and of one that was delivered whether the bank has told of all of it. */
    String state(String state, int payouts) {
        if (!state.equals(PayoutBatch.State.DELIVERED.name()) || answered < payouts) {
            return state;
        }
        return settled == payouts ? "SETTLED" : "ANSWERED";
    }
}
