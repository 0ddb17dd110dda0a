/** Bank messages that a person has entered wait until another has seen what they would do. */
@NullMarked
package org.millioncarrots.payout.proposal;

import org.jspecify.annotations.NullMarked;
