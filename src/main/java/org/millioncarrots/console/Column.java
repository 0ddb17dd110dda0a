package org.millioncarrots.console;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file.
 *
 * @param value a number, an amount, a date, an instant, or what its text says
 */
public record Column<T>(String name, Function<T, @Nullable Object> value) {}
