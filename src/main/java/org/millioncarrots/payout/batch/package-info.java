/** From payouts that are due to a file that two people have let go. */
@NullMarked
package org.millioncarrots.payout.batch;

import org.jspecify.annotations.NullMarked;
