package org.millioncarrots.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say in the place of what was asked for; German in {@code messages/refusals_de.properties}. */
@MessageBundle("refusals")
interface RefusalWords {
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
}
