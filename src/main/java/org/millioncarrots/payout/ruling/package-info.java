/** How an unknown payout ends: two people, with the bank's reference. */
@NullMarked
package org.millioncarrots.payout.ruling;

import org.jspecify.annotations.NullMarked;
