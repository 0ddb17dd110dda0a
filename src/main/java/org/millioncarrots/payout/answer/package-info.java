/** What the bank says, and what it means for payments. */
@NullMarked
package org.millioncarrots.payout.answer;

import org.jspecify.annotations.NullMarked;
