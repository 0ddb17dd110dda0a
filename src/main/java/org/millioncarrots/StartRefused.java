package org.millioncarrots;

import io.quarkus.runtime.PreventFurtherStepsException;

/** Ends the start with one line on stderr and exit code 1; bare, the cause would end it without a word. */
final class StartRefused extends RuntimeException {
    StartRefused(String line) {
        super(new PreventFurtherStepsException(line, 1));
    }
}
