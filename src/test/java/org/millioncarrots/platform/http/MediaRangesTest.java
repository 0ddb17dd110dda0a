package org.millioncarrots.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaRangesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                                        | application/json
            text/csv;q=0.9, application/json; q=0.1                 | text/csv;q=0.9, application/json;q=0.1
            text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2    | text/html, image/gif, image/jpeg, */*;q=0.2
            application/signed-exchange;v=b3;q=0.7                  | application/signed-exchange;q=0.7
            application/json;charset="utf-8"                        | application/json
            text/csv;header=absent                                  | text/csv
            application/*                                           | application/*
            ,, application/json ,                                   | application/json
            application/json;q=2                                    | ''
            application/json;q=0.8500                               | ''
            application/json;q=abc, text/csv                        | text/csv
            application/json;q=-1                                   | ''
            application/json;q=NaN                                  | ''
            application/json;q=1.001                                | ''
            application/json;q=1.000                                | application/json;q=1.000
            application/json;q=0                                    | application/json;q=0
            */*/                                                    | ''
            */${jndi:ldap://x}                                      | ''
            x; /x                                                   | ''
            blah                                                    | ''
            /                                                       | ''
            application/                                            | ''
            /json                                                   | ''
            ;                                                       | ''
            ../../                                                  | ''
            application json                                        | ''
            """)
    void whatIsNoMediaRangeIsPassedOver(String accepted, String readable) {
        assertThat(MediaRanges.readable(List.of(accepted)).orElse("")).isEqualTo(readable);
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(MediaRanges.readable(List.of("text/csv", "blah", "*/*;q=0.5")))
                .contains("text/csv, */*;q=0.5");
        assertThat(MediaRanges.readable(List.of(""))).isEmpty();
    }
}
