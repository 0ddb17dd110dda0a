package org.millioncarrots.payout.exception;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.millioncarrots.payout.Obstacle;

/** Nobody reads a bare code: whatever can stop a payment has its word in both languages. */
class ReasonWordsTest {
    @Test
    void everyObstacleHasItsWord() throws Exception {
        String english = ReasonWords.class
                .getDeclaredMethod("reason", String.class, String.class)
                .getAnnotation(Message.class)
                .value();
        Properties german = new Properties();
        try (Reader in =
                Files.newBufferedReader(Path.of("src", "main", "resources", "messages", "reasons_de.properties"))) {
            german.load(in);
        }
        for (Obstacle obstacle : Obstacle.values()) {
            assertThat(english).contains("{#case '" + obstacle + "'}");
            assertThat(german.getProperty("reason")).contains("{#case '" + obstacle + "'}");
        }
    }

    @Test
    void whatIsNoCodeOfABankHasNoMeaningThere() {
        assertThat(ReasonMeanings.meaning("AC04")).isEqualTo("account closed");
        assertThat(ReasonMeanings.meaning("ZZ99")).isEmpty();
    }
}
