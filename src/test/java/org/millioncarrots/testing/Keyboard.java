package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;

/** Somebody without a mouse: from one thing to the next by Tab alone, and seen wherever they are. */
public final class Keyboard {
    private static final int MOST = 600;

    private static final String FOCUS = """
            selector => {
                const one = document.activeElement, style = getComputedStyle(one);
                return {
                    there: one.matches(selector), lost: one === document.body,
                    seen: style.outlineStyle === 'auto' || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, what: one.outerHTML.slice(0, 160)
                };
            }
            """;

    private final Page page;

    public Keyboard(Page page) {
        this.page = page;
    }

    /** Goes on to what the selector is of, and presses a key, which leads to another page. */
    public Keyboard press(String selector, String key) {
        to(selector);
        page.waitForNavigation(() -> page.keyboard().press(key));
        return this;
    }

    /** From the end of the page Tab leads to its beginning. */
    private void to(String selector) {
        boolean isOver = false;
        for (int i = 0; i < MOST; i++) {
            @SuppressWarnings("unchecked")
            Map<String, Object> focus = (Map<String, Object>) page.evaluate(FOCUS, selector);
            boolean isLost = Boolean.TRUE.equals(focus.get("lost"));
            if (!isLost) {
                assertThat(focus).as("the focus is seen").containsEntry("seen", true);
            }
            if (Boolean.TRUE.equals(focus.get("there"))) {
                return;
            }
            assertThat(isLost && isOver).as("Tab leads to " + selector).isFalse();
            isOver |= isLost && i > 0;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reached by Tab: " + selector);
    }
}
