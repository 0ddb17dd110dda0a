package org.millioncarrots.programme.terms;

import org.jspecify.annotations.Nullable;

/**
 * All that decides how much a programme promises somebody.
 *
 * @param equipment what was handed over; absent if nothing was
 */
public record Applicant(
        Category category,
        boolean spouse,
        int children,
        Tariff.@Nullable Equipment equipment,
        Tariff.@Nullable Usability usability) {}
