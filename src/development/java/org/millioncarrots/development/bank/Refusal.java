package org.millioncarrots.development.bank;

/** A file that the bank does not take. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final String messageId;

    Refusal(String messageId, String why) {
        super(why);
        this.messageId = messageId;
    }

    /** Of the file, as far as it could be read. */
    String messageId() {
        return messageId;
    }
}
