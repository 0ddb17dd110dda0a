/** Stops one payout, lets it go on, and cancels it. What stops many stands with claims, awards and programmes. */
@NullMarked
package org.millioncarrots.payout.hold;

import org.jspecify.annotations.NullMarked;
