package org.millioncarrots.programme.terms;

import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * The money of one benefit in the promised currency, for one applicant.
 *
 * @param total of a stipend over all its months
 * @param months only of a stipend
 * @param perMonth only of a stipend, with the supplements
 */
public record Promise(
        Money total, @Nullable Integer months, @Nullable Money perMonth) {}
