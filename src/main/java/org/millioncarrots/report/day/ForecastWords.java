package org.millioncarrots.report.day;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the forecast; German in {@code messages/forecast_de.properties}. */
@MessageBundle("forecast")
interface ForecastWords {
    @Message("Forecast")
    String title();

    @Message("What is promised by the month in which it falls due, and how long what is voted lasts.")
    String lead();

    @Message("due by month")
    String by();

    @Message("available at the end of each month")
    String available();

    @Message("If promises go on like in the last three months, the money ends in")
    String endsIn();

    @Message("At the pace of the last three months the money does not end within 24 months.")
    String endsNever();

    @Message("Nothing was promised in the last three months, so no end can be told.")
    String noPace();

    @Message("Promised, not due")
    String promised();

    @Message("Voted, not promised")
    String voted();

    @Message("Waiting for money")
    String queued();

    @Message("Promised in three months")
    String quarter();

    @Message("Month")
    String month();

    @Message("Instalments")
    String instalments();

    @Message("Falls due")
    String due();

    @Message("Promised after it")
    String left();

    @Message("Available, at that pace")
    String atPace();

    @Message("before")
    String earlier();

    @Message("later")
    String later();

    @Message("No money was voted yet, so there is nothing to look ahead to.")
    String nothing();

    @Message("forecast by month")
    String figures();

    @Message("The months take up all that is promised")
    String addsUp();

    @Message("The months do not take up all that is promised")
    String addsNot();

    @Message(
            "The pace is a third of what was promised, less what was given back, in the three months before this one. It is an estimate; what falls due is not.")
    String pace();
}
