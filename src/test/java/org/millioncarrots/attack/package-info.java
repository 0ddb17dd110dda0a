/**
 * Attacks that were carried out on this service once, each told as a story with its siblings: somebody who has one valid account,
 * sometimes two, wants money that is not theirs, or to keep others from theirs. What is checked is where the money goes.
 */
package org.millioncarrots.attack;
