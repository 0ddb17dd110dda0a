/** Stops all payments and opens them again: by people, or after a restore. */
@NullMarked
package org.millioncarrots.payout.stop;

import org.jspecify.annotations.NullMarked;
