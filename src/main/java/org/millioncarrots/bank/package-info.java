/** Bank files out (pain.001) and bank messages in (pain.002, camt.053, camt.054), with names, accounts and what may be seen. */
@NullMarked
package org.millioncarrots.bank;

import org.jspecify.annotations.NullMarked;
