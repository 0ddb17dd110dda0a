/** What needs a person: who has taken it, and how two people end it. */
@NullMarked
package org.millioncarrots.payout.exception;

import org.jspecify.annotations.NullMarked;
