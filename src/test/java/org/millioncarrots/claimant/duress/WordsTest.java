package org.millioncarrots.claimant.duress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "Blue Heron, AGREED_WORD",
        "blueheron, AGREED_WORD",
        "' blue-heron! ', AGREED_WORD",
        "GREEN  KETTLE, OTHER_WORD",
        "ｇｒｅｅｎ kettle, OTHER_WORD",
        "green kettl, UNKNOWN_WORD",
        "'', UNKNOWN_WORD"
    })
    void aWordIsWhatItSoundsLike(String said, CheckIn.Kind kind) {
        assertThat(Words.meaning(List.of(Words.of("blue heron", "green kettle")), said))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"СИНЯЯ ЦАПЛЯ, AGREED_WORD", "зелёный  чайник, OTHER_WORD"})
    void inAnyScript(String said, CheckIn.Kind kind) {
        assertThat(Words.meaning(List.of(Words.of("синяя цапля", "Зелёный чайник")), said))
                .isEqualTo(kind);
    }

    /** Whoever has found out the two words and agrees on them the other way round has silenced nobody. */
    @ParameterizedTest
    @CsvSource({"green kettle, OTHER_WORD", "blue heron, OTHER_WORD", "red door, AGREED_WORD", "tall tree, OTHER_WORD"})
    void whatOnceMeantCoercionAlwaysDoes(String said, CheckIn.Kind kind) {
        List<Words> agreed = List.of(
                Words.of("blue heron", "green kettle"),
                Words.of("green kettle", "blue heron"),
                Words.of("red door", "tall tree"));
        assertThat(Words.meaning(agreed, said)).isEqualTo(kind);
    }
}
