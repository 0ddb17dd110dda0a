/**
 * What all pages of the console share: their frame, forms, figures, charts and the pages for what goes wrong. A page itself
 * stands beside the resource that it mirrors and calls the same use cases.
 */
@NullMarked
package org.millioncarrots.console;

import org.jspecify.annotations.NullMarked;
