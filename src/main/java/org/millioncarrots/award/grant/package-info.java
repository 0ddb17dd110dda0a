/** From an attested decision to an award with its instalments and its commitment. */
@NullMarked
package org.millioncarrots.award.grant;

import org.jspecify.annotations.NullMarked;
