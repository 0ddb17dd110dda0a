package org.millioncarrots.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"2022-03-05T24:00:00Z", "2022-03-05T24:00Z", "2022-03-05T12:60:00Z", "2022-02-29T12:00:00Z"})
    void whatNoClockShowsIsNoInstant(String text) {
        assertThatThrownBy(() -> Params.instant("since", text)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Params.utc(text)).isInstanceOf(DateTimeParseException.class);
    }

    /** The contract's form has both. */
    @ParameterizedTest
    @ValueSource(strings = {"2022-03-05T12:00Z", "2022-03-05T12:00:00Z", "2022-03-05T12:00:00.000000000Z"})
    void secondsMayBeLeftOut(String text) {
        assertThat(text).matches(Params.INSTANT_FORM);
        assertThat(Params.instant("since", text)).isEqualTo(Instant.parse("2022-03-05T12:00:00Z"));
    }

    @Test
    void aLeapSecondIsTheSecondBefore() {
        assertThat(Params.instant("since", "2016-12-31T23:59:60Z")).isEqualTo(Instant.parse("2016-12-31T23:59:59Z"));
    }
}
