package org.millioncarrots.bank;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/** Words that would tell a bank clerk what a payment is for. The same rules hold at registration and before a file leaves. */
public final class TellingWords {
    /** From this length on a word is also found inside other text; shorter ones could be part of a surname. */
    private static final int FOUND_INSIDE = 8;

    private final Set<String> words = new HashSet<>();

    /**
     * @param words codes and titles of programmes, categories and acts, in any case and with any separators; Cyrillic ones are
     *     looked for in their Latin form
     */
    public TellingWords(Set<String> words) {
        for (String word : words) {
            String plain = plain(word);
            if (!plain.isBlank()) {
                this.words.add(plain);
            }
        }
    }

    /** Whether a text has one of the words. */
    public boolean areIn(String text) {
        String plain = plain(text);
        String together = plain.replace(" ", "");
        return words.stream().anyMatch(word -> isIn(plain, together, word));
    }

    /**
     * The same for the name of a person, of which one word may be among them: people are called Bounty or Soldier. A phrase,
     * two such words, or nothing else tells in a name too.
     */
    public boolean areInName(String name) {
        String plain = plain(name);
        String together = plain.replace(" ", "");
        if (words.stream().filter(word -> word.strip().contains(" ")).anyMatch(word -> isIn(plain, together, word))) {
            return true;
        }
        String[] parts = plain.strip().split(" ");
        int telling = 0;
        for (String part : parts) {
            telling += words.contains(" " + part + " ") ? 1 : 0;
        }
        return telling > 1 || telling == parts.length;
    }

    private static boolean isIn(String plain, String together, String word) {
        String joined = word.replace(" ", "");
        return plain.contains(word) || (joined.length() >= FOUND_INSIDE && together.contains(joined));
    }

    /** The words of a text in capitals, each with a space on both sides. */
    private static String plain(String text) {
        String latin = LatinText.orNull(text);
        String readable = latin == null ? Normalizer.normalize(text, Normalizer.Form.NFKD) : latin;
        StringBuilder words = new StringBuilder(readable.length() + 2).append(' ');
        for (int i = 0; i < readable.length(); i++) {
            int letter = Character.toUpperCase(readable.charAt(i));
            if ((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')) {
                words.append((char) letter);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.charAt(words.length() - 1) == ' '
                ? words.toString()
                : words.append(' ').toString();
    }
}
