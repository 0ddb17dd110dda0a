package org.millioncarrots.award;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/**
 * Why an award promises less than its programme does.
 *
 * @param kind the kind of money
 * @param group the programmes that are capped together
 * @param asked what the programme promises
 * @param granted what the cap has left
 * @param cap the most that one person gets from the group
 */
@Schema(name = "AwardCut")
public record AwardCut(String kind, String group, Money asked, Money granted, Money cap) {}
