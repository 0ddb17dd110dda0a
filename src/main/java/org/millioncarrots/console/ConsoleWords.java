package org.millioncarrots.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the frame and of what all pages have; German in {@code messages/console_de.properties}. A page's own stand beside it. */
@MessageBundle("console")
public interface ConsoleWords {
    @Message("Skip to the content")
    String skip();

    @Message("Console")
    String console();

    @Message("Production")
    String production();

    @Message("Demo data")
    String demo();

    @Message("Sign in")
    String signIn();

    @Message("Sign out")
    String signOut();

    @Message("You have signed out")
    String signedOut();

    @Message("Today")
    String nav_today();

    @Message("Payouts")
    String nav_payouts();

    @Message("Runs")
    String nav_runs();

    @Message("Batches")
    String nav_batches();

    @Message("Exceptions")
    String nav_exceptions();

    @Message("Bank")
    String nav_bank();

    @Message("Books")
    String nav_books();

    @Message("Month close")
    String nav_close();

    @Message("Forecast")
    String nav_forecast();

    @Message("Exchange")
    String nav_exchange();

    @Message("Comparison")
    String nav_comparison();

    @Message("Audit")
    String nav_audit();

    @Message("Cases")
    String nav_cases();

    @Message("Disclosures")
    String nav_disclosures();

    @Message("finance")
    String role_finance();

    @Message("approver")
    String role_approver();

    @Message("auditor")
    String role_auditor();

    @Message("caseworker")
    String role_caseworker();

    @Message("printed by {name}")
    String printedBy(String name);

    @Message("As of")
    String asOf();

    /** On each printed sheet: when the page was read, whatever day its figures are of. */
    @Message("read {moment} ({zone})")
    String readAt(String moment, String zone);

    @Message("Read again")
    String readAgain();

    @Message("Look again")
    String lookAgain();

    @Message("Back")
    String back();

    @Message("Show")
    String show();

    @Message("Clear")
    String clear();

    @Message("Clear the filters")
    String clearFilters();

    @Message("These figures are more than 5 minutes old.")
    String old();

    @Message("All")
    String all();

    @Message("none")
    String none();

    @Message("Total")
    String total();

    @Message("Next {count}")
    String next(int count);

    @Message("{shown} of {all} shown.")
    String partial(String shown, String all);

    @Message("Does it add up?")
    String doesItAddUp();

    @Message("Difference")
    String difference();

    @Message("scrolls sideways")
    String scrolls();

    @Message("This was done before. It was not done twice.")
    String doneBefore();

    @Message("These files carry your name and count against the day's limit.")
    String filesCount();

    @Message("Due")
    String state_DUE();

    @Message("Batched")
    String state_BATCHED();

    @Message("Sent")
    String state_SENT();

    @Message("Settled")
    String state_SETTLED();

    @Message("Rejected")
    String state_REJECTED();

    @Message("Returned")
    String state_RETURNED();

    @Message("Unknown")
    String state_UNKNOWN();

    @Message("Held")
    String state_HELD();

    @Message("Cancelled")
    String state_CANCELLED();

    @Message("Reissued")
    String state_REISSUED();

    /** What follows is English, whatever the page is in. */
    @Message("In the service's words:")
    String detail();

    @Message("Number of this request, for whoever operates the service")
    String requestNumber();

    @Message("thousand")
    String scale_1();

    @Message("million")
    String scale_2();

    @Message("thousand million")
    String scale_3();

    @Message("million million")
    String scale_4();

    @Message("The figures are in the table beside it.")
    String figuresBeside();

    @Message("Settled")
    String place_settled();

    @Message("Available")
    String place_available();

    @Message("In transit")
    String place_transit();

    @Message("Due")
    String place_due();

    @Message("Rejected or returned")
    String place_failed();

    @Message("Held")
    String place_held();

    @Message("Closed")
    String place_closed();

    @Message("Collected")
    String state_COLLECTED();

    @Message("Approved")
    String state_APPROVED();

    @Message("With the bank")
    String state_DELIVERED();

    @Message("Answered by the bank")
    String state_ANSWERED();

    @Message("Prepared")
    String state_PREPARED();

    @Message("Accepted")
    String state_ACCEPTED();
}
