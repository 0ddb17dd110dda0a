/** Stipends as arithmetic: terms become instalments, and changed terms meet what is paid already; no database, no framework. */
@NullMarked
package org.millioncarrots.stipend;

import org.jspecify.annotations.NullMarked;
