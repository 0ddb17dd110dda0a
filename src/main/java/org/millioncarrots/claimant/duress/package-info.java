/**
 * Check-ins with words that a claimant has agreed on, and the signals among them: payments wait, and nobody but duty officers sees
 * it.
 */
@NullMarked
package org.millioncarrots.claimant.duress;

import org.jspecify.annotations.NullMarked;
