package org.millioncarrots.payout.channel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A way to the bank and back: a directory, or later SFTP or EBICS. Every step can be repeated after a kill; whatever cannot be
 * done now throws {@link ChannelFailure}, and nothing is lost.
 */
public interface BankChannel {
    /**
     * A file for the bank.
     *
     * @param copy of the one prepared copy, which can be released once
     * @param name neutral, without folders
     * @param sha256 of what the bank gets
     */
    record Outgoing(UUID copy, String name, String sha256) {}

    /**
     * A message from the bank, as it was found.
     *
     * @param name as the bank gave it: never to be logged
     * @param size in bytes
     */
    record Incoming(String name, long size, Instant changedAt) {}

    /** Whether files go this way; else a person takes them. */
    boolean sends();

    /** Whether messages come this way too. */
    boolean receives();

    /**
     * Makes a copy that the bank does not take yet.
     *
     * @throws ChannelFailure also if the bank could have, or have had, another file of the name
     */
    void prepare(Outgoing file, byte[] content);

    /** Lets the bank have the copy. A copy that is gone was released before: it is never made anew. */
    void release(Outgoing file);

    /** Forgets copies that were prepared long ago and are none of these. */
    void forgetOthers(List<UUID> copies);

    /** Messages that are here as a whole, in the order in which they are to be read. */
    List<Incoming> arrived();

    /**
     * Reads a message.
     *
     * @throws NoMessage if it is none that could be read: no file, or too large
     */
    byte[] read(Incoming message) throws NoMessage;

    /** Puts aside a message that was read. */
    void done(Incoming message);

    /** Puts aside what is no message, with the reason. */
    void refuse(Incoming message, String reason);

    /** What arrived can never be a message. */
    final class NoMessage extends Exception {
        private static final long serialVersionUID = 1;

        NoMessage(String reason) {
            super(reason);
        }

        /** For people, without contents. */
        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
