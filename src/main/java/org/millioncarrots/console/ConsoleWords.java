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

    @Message("You may not see this")
    String problem_forbidden();

    @Message(
            "Your role does not allow it, or the request did not come from a page of this console. Nothing was changed.")
    String problem_forbidden_text();

    @Message("Another person does this")
    String problem_same_person();

    @Message("Two people are needed, and you are the first of them. Nothing was changed.")
    String problem_same_person_text();

    @Message("There is no such page")
    String problem_not_found();

    @Message("It may have moved on, or the address is not whole.")
    String problem_not_found_text();

    @Message("It has changed since you looked")
    String problem_precondition_failed();

    @Message("What you have seen is not what is there now. Nothing was done. Look at it again and decide anew.")
    String problem_precondition_failed_text();

    @Message("This form is more than 8 hours old")
    String problem_form_expired();

    @Message(
            "Nothing was done: what it shows may be something else by now. Go back: what you have typed is still there, and the form is new. Look at the page before you press again.")
    String problem_form_expired_text();

    @Message("This cannot be done now")
    String problem_state_conflict();

    @Message("Payments are stopped")
    String problem_payments_stopped();

    @Message("The same form is being worked on")
    String problem_idempotency_key_in_flight();

    @Message("You pressed twice. The first press is still at work; look again in a moment.")
    String problem_idempotency_key_in_flight_text();

    @Message("Something in what you entered is not right")
    String problem_invalid_request();

    @Message("Too many requests")
    String problem_too_many_requests();

    @Message("The service cannot answer right now")
    String problem_unavailable();

    @Message("The database does not answer. Nothing was changed. Go back and try again; the form stays as it is.")
    String problem_unavailable_text();

    @Message("It is not known whether this was done")
    String problem_outcome_unknown();

    @Message("Look before you press again: it may have been done. The same form never acts twice.")
    String problem_outcome_unknown_text();

    @Message("Something went wrong on our side")
    String problem_internal();

    @Message("Nothing was changed, and the operators have been told.")
    String problem_internal_text();

    @Message("Your session has ended")
    String problem_unauthenticated();

    @Message("Nothing was changed. Sign in and open the page again.")
    String problem_unauthenticated_text();

    @Message("This did not work")
    String problem_other();

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
