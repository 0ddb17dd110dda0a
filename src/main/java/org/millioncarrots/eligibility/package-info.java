/** Who is eligible for what: facts against a programme version on a day, rule by rule, each with its reason and source. */
@NullMarked
package org.millioncarrots.eligibility;

import org.jspecify.annotations.NullMarked;
