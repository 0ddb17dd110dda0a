/** What the bank turns out to have although the database does not know it: after a restore, or by a file of ours. */
@NullMarked
package org.millioncarrots.payout.recognition;

import org.jspecify.annotations.NullMarked;
