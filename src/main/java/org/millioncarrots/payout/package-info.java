/** Payouts: runs that create what is due, batches and bank files, and what the bank answers. */
@NullMarked
package org.millioncarrots.payout;

import org.jspecify.annotations.NullMarked;
