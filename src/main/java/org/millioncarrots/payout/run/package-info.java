/** Makes payouts of the instalments that are due. */
@NullMarked
package org.millioncarrots.payout.run;

import org.jspecify.annotations.NullMarked;
