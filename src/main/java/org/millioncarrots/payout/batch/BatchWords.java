package org.millioncarrots.payout.batch;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of batches; German in {@code messages/batch_de.properties}. */
@MessageBundle("batch")
interface BatchWords {
    @Message("Each batch is collected by one person, approved by another, and given to the bank as one file.")
    String listIs();

    @Message("Collect a batch")
    String collectTitle();

    @Message(
            "Takes due payouts of one currency and scheme together. Nothing goes to the bank yet: another person approves it first.")
    String collectText();

    @Message("Collect")
    String collect();

    @Message("Currency")
    String currency();

    @Message("Scheme")
    String scheme();

    @Message("Pays on")
    String executionOn();

    @Message("next bank day")
    String nextDay();

    @Message("At most")
    String atMost();

    @Message("To approve")
    String section_COLLECTED();

    @Message("To deliver")
    String section_APPROVED();

    @Message("Delivered to the bank")
    String section_DELIVERED();

    @Message("Taken apart")
    String section_CANCELLED();

    @Message("No batch waits for approval.")
    String nothing_COLLECTED();

    @Message("No approved batch waits for the bank.")
    String nothing_APPROVED();

    @Message("The bank has no batch yet.")
    String nothing_DELIVERED();

    @Message("No batch was taken apart.")
    String nothing_CANCELLED();

    @Message("Batch")
    String one();

    @Message("State")
    String state();

    @Message("Payouts")
    String payouts();

    @Message("Amount")
    String amount();

    @Message("Pays on")
    String paysOn();

    @Message("Collected by")
    String collectedBy();

    @Message("Collected at")
    String collectedAt();

    @Message("you")
    String you();

    @Message("Times are in the zone of the page. The oldest that waits stands first, the newest that is done.")
    String foot();

    @Message("Collected. Another person looks at it now and approves it, or sends it back.")
    String done_collected();

    @Message("Approved. Its file is made and waits to be given to the bank.")
    String done_approved();

    @Message(
            "Approved, without the payouts that no file can carry or that something stops by now: those are due again.")
    String done_approvedInPart();

    @Message("Sent back. Its payouts are due again.")
    String done_refused();

    @Message("Taken apart. Its payouts are due again.")
    String done_apart();

    @Message("Delivery recorded. Its payouts wait for the bank.")
    String done_delivered();

    @Message("Look at it and approve…")
    String lookAndApprove();

    @Message("The file for whoever takes it to the bank. Each time it is fetched is recorded.")
    String fileText();

    @Message("Fetch the file")
    String fetch();

    @Message("Record this only when the bank has taken the file. From then on its payouts wait for the bank.")
    String deliverText();

    @Message("Its payouts become due again, and can be collected anew.")
    String apartText();

    @Message("Take it apart")
    String apart();

    @Message("The sums agree")
    String addsUp();

    @Message("The sums differ")
    String differs();

    @Message("There is no file yet")
    String noFile();

    @Message("It is made once, when another person approves the batch.")
    String noFileText();

    @Message("What has the bank said?")
    String whatBankSaid();

    @Message("No payout is in this batch.")
    String nothingIn();

    @Message("Who did what")
    String history();

    @Message("collected")
    String step_collected();

    @Message("approved")
    String step_approved();

    @Message("file fetched for the first time")
    String step_fetched();

    @Message("delivery recorded")
    String step_delivered();

    @Message("Payouts of the batch")
    String list();

    @Message("Payout")
    String payout();

    @Message("What differs")
    String flags();

    @Message("Programme")
    String programme();

    @Message("Due on")
    String dueOn();

    @Message("You collected this batch, so another person approves it.")
    String because_mine();

    @Message("You look on: approvers and people of finance approve it.")
    String because_looking();

    @Message(
            "Something stops each of its payouts now, so no file can be made of it. Send it back: its payouts are due again.")
    String nothingLeft();

    @Message("This batch is approved already. It was not approved twice.")
    String because_APPROVED();

    @Message("The bank has this batch already.")
    String because_DELIVERED();

    @Message("This batch was taken apart; its payouts are due again.")
    String because_CANCELLED();

    @Message("The last one the bank has of this kind is")
    String lastOne();

    @Message("The bank has no batch of this currency and scheme yet.")
    String firstOne();

    @Message("What differs")
    String whatDiffers();

    @Message("Nothing differs from earlier payments: the same people, the same accounts, one payout each.")
    String nothingDiffers();

    @Message("What")
    String what();

    @Message("People")
    String people();

    @Message("By programme")
    String byProgramme();

    @Message("Last batch")
    String before();

    @Message("No hold, no closed programme, no account that has changed since")
    String stopsTitle();

    @Message("What something stops before you press is taken out then, and named. It stops nobody else.")
    String stopsText();

    @Message("The largest five")
    String largest();

    @Message("You approve exactly this list, fingerprint")
    String exactly();

    @Message("If a payout leaves it before you press, nothing is approved, and you are told which one.")
    String exactlyElse();

    @Message("Or send it back: it is taken apart, its payouts are due again, and whoever collected it sees why.")
    String refuseText();

    @Message("Because")
    String reason();

    @Message("Send back")
    String refuse();

    @Message("an amount is wrong")
    String refuse_WRONG_AMOUNT();

    @Message("an account is wrong")
    String refuse_WRONG_ACCOUNT();

    @Message("somebody would be paid twice")
    String refuse_DUPLICATE();

    @Message("a payout is not due")
    String refuse_NOT_DUE();

    @Message("a caseworker should be asked")
    String refuse_ASK_CASEWORKER();

    @Message(
            "{#if batches == '1'}1 batch{#else}{batches} batches{/if}, {#if payouts == '1'}1 payout{#else}{payouts} payouts{/if}")
    String sum(String batches, String payouts);

    @Message("{#if payouts == '1'}1 payout{#else}{payouts} payouts{/if}")
    String sum1(String payouts);

    @Message("pays on {day}")
    String paysOnDay(String day);

    @Message("Sent back by {name}, {at}:")
    String refusedBy(String name, String at);

    @Message("Record delivery of {#if payouts == '1'}1 payout{#else}{payouts} payouts{/if}")
    String deliver(String payouts);

    @Message(
            "{#if payouts == '1'}1 payout{#else}{payouts} payouts{/if}, {total}: the batch and its payouts say the same. Difference 0.00")
    String addsUpText(String payouts, String total);

    @Message("The batch says {total}, its payouts {counted}. Do not go on; tell the operators.")
    String differsText(String total, String counted);

    @Message("The file was made {at}")
    String fileMade(String at);

    @Message("Approve batch {batch}?")
    String approveTitle(String batch);

    @Message("Collected by {name}, {at}")
    String collectedByAt(String name, String at);

    @Message("Approve {#if payouts == '1'}1 payout{#else}{payouts} payouts{/if}")
    String approve(String payouts);

    @Message(
            "{#switch flag}{#case FIRST_PAYMENT}paid for the first time{#case ACCOUNT_CHANGED}account changed since the last payment{#case SEVERAL_FOR_CLAIMANT}several for one person{#case REISSUE}takes the place of one that came back{#case PAYEE_DOUBTFUL}the bank knows the account under another name{#case AMOUNT_DIFFERS}amount differs from the last time{#case LARGE}large{/switch}")
    String flag(BatchPayoutView.Flag flag);

    @Message(
            "{#switch scheme}{#case 'SEPA'}SEPA{#case 'SEPA_INSTANT'}SEPA instant{#case 'CROSS_BORDER'}cross-border{/switch}")
    String schemeOf(String scheme);

    @Message("{#if count == '1'}1 payout{#else}{count} payouts{/if} would be taken out")
    String stopped(String count);
}
