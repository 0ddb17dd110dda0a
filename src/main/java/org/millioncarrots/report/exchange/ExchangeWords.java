package org.millioncarrots.report.exchange;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of exchanges and comparisons; German in {@code messages/exchange_de.properties}. */
@MessageBundle("exchange")
interface ExchangeWords {
    @Message("Exchanges")
    String title();

    @Message("What was promised in one currency and came to another, as the books have it, and at which rates.")
    String lead();

    @Message("What was exchanged")
    String booked();

    @Message("At the rate of the other day")
    String otherDay();

    @Message(
            "What settled payouts would have come to: fixed at the award, at the rate of the day of payment; fixed at payment, at that of the award.")
    String otherLead();

    @Message("Promised in")
    String promisedIn();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Nothing was exchanged in these days.")
    String nothing();

    @Message("No payout that was promised in another currency than it is paid in was paid in these days.")
    String nonePaid();

    @Message("All since {day}")
    String allSince(String day);

    @Message("The rows come to the totals")
    String addsUp();

    @Message("The rows do not come to the totals. Tell the operators.")
    String addsNot();

    @Message("Days without a stored rate")
    String missing();

    @Message("Nothing is guessed for them: their payouts are not compared.")
    String missingText();

    @Message("By programme and month")
    String rows();

    @Message("In all")
    String totals();

    @Message("Programme")
    String programme();

    @Message("Month")
    String month();

    @Message("Fixed at")
    String fixing();

    @Message("the award")
    String fixing_AWARD();

    @Message("payment")
    String fixing_PAYMENT();

    @Message("Rates")
    String rates();

    @Message("Promised")
    String promised();

    @Message("Came to")
    String cameTo();

    @Message("Payouts")
    String payouts();

    @Message("Paid")
    String paid();

    @Message("Not compared")
    String withoutRate();

    @Message("Otherwise")
    String otherwise();

    @Message("Difference")
    String difference();

    @Message("Day")
    String day();

    @Message(
            "Otherwise: at the rate of the other day. A positive difference: the way that was taken was the cheaper one.")
    String signs();

    @Message("Comparison")
    String comparison();

    @Message("What is offered, beside what others pay. Each figure has its source, its day and how solid it is.")
    String comparisonLead();

    @Message("As of")
    String asOf();

    @Message("Currency")
    String currency();

    @Message("No programme of this day can be compared.")
    String noComparison();

    @Message("No programme of this day can be compared in {currency}.")
    String noComparisonIn(String currency);

    @Message("Offers")
    String offers();

    @Message("Offer")
    String offer();

    @Message("Benefit")
    String benefit();

    @Message(
            "{#switch code}{#case 'BOUNTY'}Bounty{#case 'STIPEND'}Stipend{#case 'TARIFF_BOUNTY'}Bounty by tariff{#else}{code}{/switch}")
    String kind(String code);

    @Message("In that currency")
    String amount();

    @Message("Missing rate")
    String missingRate();

    @Message("Figure")
    String figure();

    @Message("Its amount")
    String figureAmount();

    @Message("How solid")
    String solidity();

    @Message("Of")
    String figureOn();

    @Message("Says")
    String says();

    @Message("Value")
    String value();

    @Message("Shares")
    String shares();

    @Message("Part")
    String part();

    @Message("Of")
    String whole();

    @Message("Per cent")
    String percent();

    @Message("Source")
    String source();

    @Message("offer is so many times the figure")
    String measure_RATIO();

    @Message("rate that is implied")
    String measure_IMPLIED_RATE();

    @Message("offer that would be so much")
    String measure_IMPLIED_AMOUNT();

    @Message("cost if so many accept")
    String measure_TOTAL();

    @Message("official")
    String solidity_OFFICIAL();

    @Message("reported")
    String solidity_REPORTED();

    @Message("claimed")
    String solidity_CLAIMED();
}
