package org.millioncarrots.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the bars of {@link CountBars} count; German in {@code messages/bars_de.properties}. */
@MessageBundle("bars")
interface BarWords {
    @Message("up to 1 day")
    String age_DAYS_0_1();

    @Message("2 to 5 days")
    String age_DAYS_2_5();

    @Message("6 to 10 days")
    String age_DAYS_6_10();

    @Message("over 10 days")
    String age_OVER_10();
}
