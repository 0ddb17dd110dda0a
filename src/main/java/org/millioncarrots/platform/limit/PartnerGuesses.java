package org.millioncarrots.platform.limit;

/**
 * A partner asks for what is not there, or not its own, so often that it is slowed.
 *
 * @param guesses at least as many, in ten minutes
 */
public record PartnerGuesses(String partner, long guesses) {}
