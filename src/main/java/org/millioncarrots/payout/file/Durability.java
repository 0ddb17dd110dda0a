package org.millioncarrots.payout.file;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where a batch's approval is safe. */
@RegisterForReflection
public enum Durability {
    /** On the server that committed it. */
    NONE,
    /** In the archive of the write-ahead log. */
    ARCHIVED,
    /** On a synchronous replica. */
    REPLICATED
}
