package org.millioncarrots.report;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the payout report's page; German in {@code messages/payoutReport_de.properties}. */
@MessageBundle("payoutReport")
interface PayoutReportWords {
    @Message("Payout report")
    String title();

    @Message("Due")
    String due();

    @Message("{from} to {to}")
    String period(String from, String to);

    @Message("up to {to}")
    String until(String to);

    @Message("from {from}")
    String since(String from);

    @Message("at any time")
    String always();

    @Message("all programmes")
    String allProgrammes();

    @Message("all sponsors")
    String allSponsors();

    @Message("sponsor {sponsor}")
    String ofSponsor(String sponsor);

    @Message("Quick:")
    String quick();

    @Message("Today")
    String quick_today();

    @Message("This month")
    String quick_month();

    @Message("Last month")
    String quick_last();

    @Message("This quarter")
    String quick_quarter();

    @Message("Everything")
    String quick_everything();

    @Message("what to do")
    String whatToDo();

    @Message("What the words mean")
    String words();

    @Message("Due from")
    String from();

    @Message("Due to")
    String to();

    @Message("Programme")
    String programme();

    @Message("Currency")
    String currency();

    @Message("State")
    String state();

    @Message("Rows by")
    String by();

    @Message("Month due")
    String by_month();

    @Message("Programme")
    String by_programme();

    @Message("State")
    String by_state();

    @Message("Sponsor")
    String by_sponsor();

    @Message("by month due")
    String byMonthDue();

    @Message("The places add up")
    String placesAddUp();

    @Message("The places do not add up")
    String placesDiffer();

    @Message(
            "Settled, in transit, due, rejected or returned, held and closed sum to the total in each row. Difference 0.00")
    String placesText();

    @Message("Tell the operators before you rely on these figures.")
    String placesDifferText();

    @Message("{#if count == '1'}1 payout{#else}{count} payouts{/if}")
    String payouts(String count);

    @Message("Settled {share} % of what is owed")
    String settledShare(String share);

    @Message("{amount} waits for a person")
    String waits(String amount);

    @Message("Payouts")
    String count();

    @Message("Total, {currency}")
    String totalOf(String currency);

    @Message("figures by row")
    String figures();

    @Message("Payouts of this report")
    String list();

    @Message("Wait for a person")
    String which_waiting();

    @Message("With the bank")
    String which_bank();

    @Message("Due")
    String which_due();

    @Message("All")
    String which_all();

    @Message("Payout")
    String payout();

    @Message("Due on")
    String dueOn();

    @Message("Age, days")
    String age();

    @Message("Amount")
    String amount();

    @Message("Claimant")
    String claimant();

    @Message("Batch")
    String batch();

    @Message("No payout is due {period} in what you chose.")
    String nothing(String period);

    @Message("between {from} and {to}")
    String between(String from, String to);

    @Message("No payout was made yet.")
    String nothingYet();

    @Message("No payout of this report is in this list.")
    String nothingHere();

    @Message(
            "One query, one moment: page, CSV and XLSX show the same figures. Days are calendar days in {zone}; both ends of the period are included.")
    String foot(String zone);

    @Message("Report {name}, made by {person}.")
    String made(String name, String person);

    @Message("Books and bank")
    String compare();

    @Message("Compare all payouts with them now")
    String compareNow();

    @Message("All payouts stand where the books have their money")
    String booksAgree();

    @Message("Payouts and books differ: tell the operators")
    String booksDiffer();

    @Message("All that the bank has said is explained")
    String bankExplained();

    @Message("Not explained: lines of the bank {lines}, days and gaps of statements {statements}")
    String bankOpen(String lines, String statements);
}
