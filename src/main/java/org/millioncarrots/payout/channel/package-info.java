/** The bank's channel: files leave and messages arrive without a person, each once. */
@NullMarked
package org.millioncarrots.payout.channel;

import org.jspecify.annotations.NullMarked;
