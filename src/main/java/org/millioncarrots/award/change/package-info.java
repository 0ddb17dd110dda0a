/** Corrections, terminations, successions: proposed by one person, confirmed by another, booked at once. */
@NullMarked
package org.millioncarrots.award.change;

import org.jspecify.annotations.NullMarked;
