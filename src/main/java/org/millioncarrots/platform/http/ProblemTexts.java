package org.millioncarrots.platform.http;

import java.util.List;
import java.util.Locale;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.language.Texts;

/** What a problem is called and what to do about it, in the language of who reads it. What is recorded and logged stays English. */
final class ProblemTexts {
    private static final Texts TEXTS = new Texts("problems");

    private ProblemTexts() {}

    static String title(ProblemType type, Language language) {
        return title(type.uri(), type.title(), language);
    }

    private static String title(String uri, String english, Language language) {
        return TEXTS.text(language, uri.substring(uri.lastIndexOf('/') + 1), english);
    }

    /** What to do, in a sentence or two. */
    static String advice(ProblemType type, Language language) {
        String key = "retry." + type.retry().name().toLowerCase(Locale.ROOT);
        return TEXTS.text(language, key, type.retry().advice());
    }

    /** A paragraph of the page about a type; {@code {0}} is filled. */
    static String paragraph(String key, String english, Language language, Object... values) {
        return Texts.filled(
                TEXTS.text(language, "page." + key, english),
                List.of(values).stream().map(String::valueOf).toList());
    }

    /** The same problem under its title in the language. */
    static ProblemBody told(ProblemBody problem, Language language) {
        return language == Language.EN ? problem : problem.titled(title(problem.type(), problem.title(), language));
    }
}
