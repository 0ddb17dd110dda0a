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

    @Message("What has changed since {moment}, when you looked")
    String changedSince(String moment);

    @Message("left the batch: {reason}")
    String left(String reason);

    @Message("{then} when you looked, {now} now")
    String thenAndNow(String then, String now);

    @Message("would be taken out: {reason}")
    String stopping(String reason);

    @Message("would be taken out now: {reason}")
    String takenOut(String reason);

    @Message("All else is as you have seen it: the fingerprint of the list without this is")
    String elseAsSeen();

    @Message(
            "The records do not tell all by which the list differs from the one you have seen. Look at the whole of it again.")
    String notAll();

    @Message(
            "the payout is held, {#switch reason}{#case 'PAYEE_DOUBT'}doubt about the payee{#case 'AMOUNT_DOUBT'}doubt about the amount{#case 'PAID_TWICE_DOUBT'}it may be paid twice{#case 'FRAUD_SUSPECTED'}fraud is suspected{#case 'SANCTIONS_MATCH'}match on a sanctions list{#case 'COURT_ORDER'}court order{#case 'OWN_REQUEST'}the claimant asks for it{#else}{reason}{/switch}")
    String held(String reason);

    @Message("Date, name, signature")
    String signature();
}
