package org.millioncarrots.payout.batch;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for what a batch is held beside: its file, the bank, the batch before; German in {@code messages/control_de.properties}. */
@MessageBundle("control")
interface ControlWords {
    @Message("Control sums")
    String controls();

    @Message("ours")
    String control_ours();

    @Message("in the file")
    String control_file();

    @Message("bank answered")
    String control_bank();

    @Message("Mark")
    String mark();

    @Message("agrees")
    String agrees();

    @Message("differs: do not go on")
    String disagrees();

    @Message("{count} open")
    String stillOpen(String count);

    @Message("not in this batch, was in the last")
    String notAgain();

    @Message("see")
    String see();

    @Message("All of the last one")
    String lastList();

    @Message("more than {limit}")
    String above(String limit);

    @Message("Fingerprint of this list")
    String fingerprint();

    @Message("Date, name, signature")
    String signature();
}
