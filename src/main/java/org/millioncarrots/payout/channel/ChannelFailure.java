package org.millioncarrots.payout.channel;

/** The channel cannot do something now. It is tried again, and a person may have to help. */
final class ChannelFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    ChannelFailure(Trouble trouble, Throwable cause) {
        super(trouble.name(), cause);
        this.trouble = trouble;
    }

    ChannelFailure(Trouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
