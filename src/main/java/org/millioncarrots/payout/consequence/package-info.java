/** What the reasons of rejections and returns lead to, and how two people end it. */
@NullMarked
package org.millioncarrots.payout.consequence;

import org.jspecify.annotations.NullMarked;
