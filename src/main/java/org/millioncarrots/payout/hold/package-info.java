/**
 * Stops one payout, lets it go on, and cancels it. Single acts of people; what stops many stands with claims, awards and programmes.
 *
 * Writes: payout_hold, payout_cancellation.
 */
@NullMarked
package org.millioncarrots.payout.hold;

import org.jspecify.annotations.NullMarked;
