package org.millioncarrots.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text as it may be stored, shown and written into files: in quotes, and made of characters that are some. */
public final class TextReader extends JsonDeserializer<String> {
    /** What a wrong decoding leaves of a character: a name or number with it is another one. */
    private static final int LOST = 0xfffd;

    public static final String READABLE = "text without control characters and broken characters";

    @Override
    public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw MismatchedInputException.from(in, String.class, "a text in quotes");
        }
        String text = in.getText();
        if (!isReadable(text)) {
            throw InvalidFormatException.from(in, READABLE, null, String.class);
        }
        return text;
    }

    /**
     * Whether there is nothing in it that a database, a file or a person cannot read: no control characters but tabs and line
     * ends, no half of a surrogate pair, no code point that is no character, and none that stands for one that was lost on the way.
     */
    public static boolean isReadable(@Nullable String text) {
        return text == null || text.codePoints().allMatch(TextReader::isReadable);
    }

    private static boolean isReadable(int character) {
        boolean control =
                Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r';
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean none = (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
        return !control && !half && !none && character != LOST;
    }
}
