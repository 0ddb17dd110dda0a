/** The what-if question: eligibility for all programmes of a day, with what they are worth at its rates. Stores nothing. */
@NullMarked
package org.millioncarrots.eligibility.check;

import org.jspecify.annotations.NullMarked;
