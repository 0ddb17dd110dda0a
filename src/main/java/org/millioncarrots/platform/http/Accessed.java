package org.millioncarrots.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * Somebody was refused, or has read a list: too frequent for an entry of the audit log each. Fired before the answer leaves.
 *
 * @param operation by its id in the contract
 * @param refusedBy the rule; absent if a list was read
 * @param rows of the list
 */
public record Accessed(String operation, @Nullable ProblemType refusedBy, int rows) {}
