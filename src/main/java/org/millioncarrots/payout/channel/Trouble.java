package org.millioncarrots.payout.channel;

/** What keeps a file from going or a message from being read. Names of metrics and of docs/operations.md. */
enum Trouble {
    /** The folder is away, full, or may not be read or written. */
    STORAGE,
    /** Another file of the name is there, or has been there: the bank may have these payments already. */
    NAME_TAKEN,
    /** The bank's certificate cannot be read, or is not valid any more. */
    CERTIFICATE,
    /** The approval is not safe in the archive or on a replica yet. */
    NOT_SECURED,
    /** A payment of the batch has been stopped, or the bank has one of them already. */
    BATCH_STOPPED,
    /** Anything else; the log has where. */
    FAILED
}
