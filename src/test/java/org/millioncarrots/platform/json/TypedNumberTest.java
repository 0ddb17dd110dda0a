package org.millioncarrots.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedNumberTest {
    @ParameterizedTest
    @CsvSource({
        "MP1234567, MP1234567, as printed",
        "mp 123-4567, MP1234567, small letters and signs",
        "МР1234567, MP1234567, Cyrillic look-alikes",
        "мр1234567, MP1234567, small Cyrillic letters",
        "ΜΡ1234567, MP1234567, Greek look-alikes",
        "ＭＰ１２３４５６７, MP1234567, full width",
        "MP١٢٣٤٥٦٧, MP1234567, Arabic digits",
        "MP۱۲۳۴۵۶۷, MP1234567, Persian digits",
        "MP१२३४५६७, MP1234567, Devanagari digits",
        "𝐌𝐏𝟏𝟐𝟑𝟒𝟓𝟔𝟕, MP1234567, mathematical letters",
        "№ MP 1234567, MP1234567, a sign that is no part of the number",
        "M\u200bP\u00ad1234567\u202e, MP1234567, invisible characters",
        "ЁІЇ12, EII12, letters with marks of their own",
        "Ԍ12Ѵ, G12V, rare letters",
        "ΜР 12, MP12, Greek and Cyrillic in one",
        "ⅣA12, IVA12, a Roman numeral that is one character",
        "Й77, Й77, a letter that looks like none",
    })
    void isComparedInOneForm(String typed, String form, String why) {
        assertThat(TypedNumber.fold(typed)).as(why).isEqualTo(form);
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertThat(TypedNumber.fold("И\u030677")).isEqualTo(TypedNumber.fold("Й77"));
        assertThat(TypedNumber.fold("Е\u030812")).isEqualTo(TypedNumber.fold("E12"));
    }

    @Test
    void differentNumbersStayDifferent() {
        assertThat(TypedNumber.fold("O123")).isNotEqualTo(TypedNumber.fold("0123"));
        assertThat(TypedNumber.fold("--")).isEmpty();
    }
}
