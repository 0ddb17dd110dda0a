package org.millioncarrots.platform.http;

/** An answer with rows, whose reading leaves a trace: one of many, and not one for each. */
public interface Listed {
    /** How many rows it has. */
    int listed();
}
