/** The bank file: its words, its checks, its seal, who fetches it and when it counts as delivered. */
@NullMarked
package org.millioncarrots.payout.file;

import org.jspecify.annotations.NullMarked;
