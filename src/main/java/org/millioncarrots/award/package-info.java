/**
 * Awards: what was granted, in which money, and the instalments in which it falls due.
 *
 * Writes: award, award_cap, award_change, award_confirmation, award_index, award_money, award_queue, award_suspension,
 * instalment, split_amount.
 * Reads: claimant, decision, payout, payout_cancellation.
 */
@NullMarked
package org.millioncarrots.award;

import org.jspecify.annotations.NullMarked;
