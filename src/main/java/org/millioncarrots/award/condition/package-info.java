/** What suspends an award and what lets it go on; what happens to awards as days go by. */
@NullMarked
package org.millioncarrots.award.condition;

import org.jspecify.annotations.NullMarked;
