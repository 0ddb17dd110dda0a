"""What a request that the contract allows may still be refused for (400), because JSON Schema cannot say it: which field, and the whole of
what is told of it; where the value shows whether it is so, it is looked at. Fields are without the places of lists."""
import collections
import datetime
import re

# Two hours ahead of UTC at most, and never behind: the business day of a demo.
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
DAY = r"\d{4}-\d\d-\d\d"
MONEY = r"(?:.*\.)?amount"
CURRENCY = r"(?:.*\.)?(?:currency|to|base|quote|payoutCurrency)"

Excuse = collections.namedtuple("Excuse", "fields message holds", defaults=[lambda value, told: True])


def day(value):
    return datetime.date.fromisoformat(str(value)[:10])


def told_day(told):
    return day(re.search(DAY, told)[0])


def is_later(value, told):
    return day(value) >= TODAY


def is_earlier(value, told):
    return day(value) <= TODAY + datetime.timedelta(days=1)


def is_before_it(value, told):
    return day(value) < told_day(told)


def is_not_after_it(value, told):
    return day(value) <= told_day(told)


def is_out_of_it(value, told):
    return is_before_it(value, told) or is_later(value, told)


def is_there(value, told):
    return value is not None


def is_absent(value, told):
    return value is None


def is_three_capitals(value, told):
    return re.fullmatch("[A-Z]{3}", str(value)) is not None


def is_fraction(value, told):
    """2.0 is a whole number to JSON Schema, and not to us."""
    return isinstance(value, float) and value.is_integer()


def is_unreadable(value, told):
    """Control characters, halves of characters and what is none: a pattern at each text would say so."""
    return any(ord(one) < 32 and one not in "\t\n\r" or 127 <= ord(one) < 160 or 0xd800 <= ord(one) < 0xe000
               or ord(one) & 0xfffe == 0xfffe or 0xfdd0 <= ord(one) < 0xfdf0
               for one in ("".join(map(str, value)) if isinstance(value, list) else str(value)))


def is_long_elsewhere(value, told):
    """JSON Schema counts characters, Java its halves of those beyond the first 65,536."""
    return any(ord(one) > 0xffff for one in str(value))


EXCUSES = [
    # What the page before has told, and nothing else; its form is nobody's business.
    Excuse("cursor", r"a UUID|a date such as 2022-03-05|an instant such as 2022-03-05T12:00:00Z|next of the page before, with the same"
                     r" changedSince|what next has said, or absent|the next of the previous page"),
    Excuse(r".*", "a whole number", is_fraction),
    Excuse(r".*", "text without control characters and broken characters", is_unreadable),
    Excuse(r".*", r"size must be between \d+ and \d+", is_long_elsewhere),
    # Of a year in which nothing can have happened, such as 0000.
    Excuse(r".*", "a date from 1990-01-01 to 2199-12-31|a date such as 2022-03-05",
           lambda value, told: re.fullmatch(DAY, str(value)) is not None and not 1990 <= int(str(value)[:4]) <= 2199),
    # Days that hang on today.
    Excuse(r"(?:check\.)?asOf", f"not in the future; today is {DAY}", is_later),
    Excuse(r"(?:check\.)?knownAt", "not in the future|now or earlier", is_later),
    Excuse(r"identity\.bornOn", "must be a past date", is_later),
    Excuse(r"(?:identity\.dependants\[\]\.)?bornOn", "must be a date in the past or in the present", is_later),
    Excuse("on|dueUpTo|statementsThrough", "today or earlier|a day that is not in the future", is_later),
    Excuse("on", "today or earlier; of one that has not begun, its first day", is_later),
    Excuse(r"(?:identity\.(?:dependants\[\]\.)?)?bornOn", f"a birthday from {DAY} on", is_before_it),
    Excuse(r"(?:indexation\.figures\[\]\.)?publishedOn", "today or earlier: a figure is entered once it is published", is_later),
    Excuse("takenOn|consentedOn", "a day that has come, in the zone", is_later),
    Excuse(r"facts\.actOn", "the day of the act, today or earlier: the programme counts it",
           lambda value, told: value is None or is_later(value, told)),
    Excuse("month", "a month that has ended", lambda value, told: str(value) >= TODAY.isoformat()[:7]),
    Excuse("inForceFrom", "today or later: what was decided is not changed afterwards", is_earlier),
    Excuse("executionOn", "a day from today to one year ahead",
           lambda value, told: not TODAY < day(value) < TODAY + datetime.timedelta(days=365)),
    Excuse("executionOn", rf"a day on which banks settle \(TARGET\); the next one is {DAY}", is_before_it),
    # Days that hang on others.
    Excuse("to", "a date that is not before from"),
    Excuse("inForceUntil", "the last day, at most 92 days after the first"),
    Excuse("on", f"on or after {DAY}, the eve of the (?:stipend|award's day)", is_before_it),
    # Absent, it is today.
    Excuse("on", f"on or after {DAY}: a suspension cannot end before it starts", lambda value, told: is_before_it(value or TODAY, told)),
    Excuse("on", f"from {DAY} to today", is_out_of_it),
    Excuse("on", f"a day on which a statement had closed: the first begins on {DAY}", is_not_after_it),
    Excuse(r"endsOn|dependants\.from|(?:amounts|incomes)\[\]\.(?:from|to)", f"on or after {DAY}, the first day of the stipend", is_before_it),
    Excuse(r"amounts\[\]\.to", "on or after the day it is from"),
    Excuse(r"amounts\[\]\.from", "a day on which no other amount of the request applies: two overlap"),
    Excuse(r"dependants\.people\[\]\.until", r"on or after dependants\.from"),
    Excuse("incomes", "one income from each day: two overlap"),
    Excuse("stipendFrom", r"a day from the claim's day to one year later; [a-zA-Z ]+ counts"),
    Excuse("contactedAt", "when the caller has spoken with the claimant since the signal"),
    # Money: the currency has its decimals, and the contract has no list of currencies.
    Excuse(MONEY, r"[A-Z]{3} amounts have exactly \d decimals, got \d+", is_there),
    Excuse(MONEY, r"more than zero|the amount is too large|large enough to be at least one minor unit of [A-Z]{3}"
                  r"|small enough for the result to be an amount", is_there),
    Excuse(r"amount\.amount", r"an amount with which all that was voted in the currency stays below [0-9.]+ ?[A-Z]*"),
    Excuse(r"(?:amounts\[\]|incomes\[\]|meansTest)\.(?:amount|monthly|disregard|floor)",
           "an amount in [A-Z]{3}, the currency of the stipend|zero or more: what is paid cannot become less than nothing"),
    Excuse(CURRENCY, "not an ISO 4217 currency with a minor unit: three capital letters such as EUR are expected", is_there),
    Excuse("currency", "three capital letters of ISO 4217, such as USD", is_three_capitals),
    Excuse("value", "a positive decimal number of at most 15 digits", is_there),
    Excuse("", "an amount becomes larger than can be counted: smaller amounts, or fewer of them"),
    Excuse(CURRENCY, "a currency that is still in use", is_there),
    Excuse(r"(?:indexation\.figures\[\]\.)?percent", "more than -100", is_there),
    Excuse("quote", "base and quote are two currencies"),
    Excuse("base|quote", "base and quote are given together", is_absent),
    Excuse("currency", "the currency of the amount", is_absent),
    Excuse("scheme", "SEPA pays in EUR only; CROSS_BORDER is expected"),
    Excuse("payoutCurrency", "EUR with an account in the SEPA area; any other currency needs a payout destination with BIC and address"),
    # Check digits, and lists that others keep.
    Excuse(r"(?:payoutDestination\.)?iban", "a valid IBAN is expected: a country that has IBANs, its length, right check digits"),
    Excuse(r"(?:payoutDestination\.)?bic", "a BIC of 8 or 11 characters is expected"),
    Excuse(r"(?:payoutDestination\.)?address\.country", "an ISO 3166 country code of two letters is expected"),
    Excuse(r"(?:payoutDestination\.)?iban", "an account outside [A-Z]{2}: no payments are sent to banks there"),
    Excuse("zone", "a time zone such as Europe/Vilnius"),
    Excuse(r"window\.zone", "a time zone of a place, such as Europe/Vilnius"),
    Excuse("url", r"an absolute https URL without user, fragment or port other than 443, of a host that the operators of this service have"
                  r" allowed for you \(carrots\.webhooks\.allowed-hosts\)"),
    # Texts of which a certain part counts.
    Excuse(r"identity\.document\.number", "the document's number, at least 3 letters and digits"),
    Excuse(r"(?:equipment\.)?serialNumber", "the serial number on the plate, 3 to 60 letters and digits"),
    Excuse("otherWord", "another word than the first; letters and digits count, capitals and spaces do not"),
    Excuse(r"identity\.(?:name|latinName)",
           "a name with at least one letter is expected|the Latin name has more than 70 characters; give the spelling of the machine-readable"
           " zone|the passport's Latin spelling has Latin letters only, as printed there|(?:the name|the letter .{1,2}) cannot be converted;"
           " give the Latin spelling of the passport or identity card|a name without words of a programme(?:, because banks read it; for a"
           " surname that is such a word, give the passport's spelling in latinName too)?"),
    Excuse(r"(?:payoutDestination\.)?address\.(?:streetName|buildingNumber|postCode|townName)",
           r"1 to \d\d characters are expected, in Latin letters|without words of a programme, because banks read it; (?:absent: town and"
           r" country are enough|the municipality or region that the place belongs to)"),
    Excuse("source", "an address or a citation", lambda value, told: not str(value).strip()),
    Excuse("reason", "10 to 500 characters", lambda value, told: len(str(value).strip()) < 10 or is_long_elsewhere(value, told)),
    Excuse("reason", r".+: why it is corrected", is_absent),
    # Fields that hang on each other.
    Excuse("amounts", "at least one change of the terms"),
    Excuse("channel", "another one than NONE, if there is an address or a window"),
    Excuse("address", "where the channel leads", is_absent),
    Excuse("window", "when the claimant may be reached without harm", is_absent),
    Excuse(r"window\.until", "another time of day than from"),
    Excuse("text", "lines that were found, or the sha256 of the file", is_absent),
    Excuse("bornOn", "the child's birthday: it says until when the child counts", is_absent),
    Excuse(r"check\.(?:asOf|knownAt)", "absent: an offer is made of today's terms and rates", is_there),
    Excuse("dependants", "absent, where addDependants names who is added", is_there),
    Excuse(r"dependants\.people", "one spouse at most"),
    Excuse("incomes", "a meansTest too: the stipend has none, so that income changes nothing"),
    Excuse(r"indexation\.index", "absent: a correction gives figures, a programme says which index it follows", is_there),
    Excuse(r"indexation\.figures", r"at least one figure|one figure for each year|a figure for \d{4} too: it is missing"),
    Excuse(r"indexation\.figures\[\]\.revision", "absent: only entered figures have one", is_there),
    Excuse("equipment", "type, usability and serial number, or a crew's join code|absent: the programme pays for no equipment"),
    Excuse("facts.equipment", "absent, or the same as in equipment", is_there),
    Excuse("findings.equipment", "absent, or what an award to another member of the crew has established", is_there),
    Excuse(r"equipment\.joinCode", "alone: the crew's first claim has said the rest|a join code of this programme, as the crew's first claim"
                                   " was given it", is_there),
    Excuse(r"equipment\.type", "the type of equipment, or a join code alone", is_absent),
    Excuse(r"equipment\.usability", "in which state it was handed over", is_absent),
    Excuse(r"equipment\.serialNumber", "the serial number on the plate", is_absent),
    Excuse("groupBy", r"[a-z, ]+, each at most once, by commas",
           lambda value, told: len(str(value).split(",")) > len(set(str(value).split(",")))),
    # What there is, and whose it is.
    Excuse("account", "an account of ours with statements(?:: .*)?|an account of ours for this currency and scheme is expected", is_there),
    Excuse("currency", "one in which the account is kept(?:: [A-Z, ]+)?"),
    Excuse("sponsor", "the code of a sponsor of (?:any programme, such as DE|the programme)"),
    Excuse("programme", r"the code of a programme that (?:has begun|is in force on its day; [a-zA-Z ]+ counts)"),
    Excuse("offer", rf"the code of an offer of this programme|an offer that is still valid; its last day was {DAY}", is_there),
    Excuse("corrects", r"the id of the newest figure of this index for \d{4}"),
    Excuse("claimantId", "a registered claimant|another person than the one who died"),
    Excuse(r"addDependants\[\]", "a dependant of the claimant whom another person has confirmed|somebody who was added after the claim was"
                                 " decided; this one counts already|somebody who does not count already"),
    Excuse(r"items\[\]\.proof", "the proof that GET /v1/erased-claimants gave for this id"),
    Excuse("scope", r"one of \[[A-Z_, ]+\], which the speaker has consented to"),
    Excuse("limit", r"at least \d+, the number of payouts in the period, or a shorter period"),
    Excuse("to", "an event that came after from, and was sent to the webhook before"),
    # Requests of before there were reasons have none, and are repeated.
    Excuse("reason", "why it is owed anew: ACCOUNT_CORRECTED, ACCOUNT_CONFIRMED, BANK_FAULT, FILE_REFUSED or LIMIT_LIFTED", is_absent),
    # What one role may say, and another may not.
    Excuse("reason", "SAFETY_OF_DEPENDANTS; staff places holds of other reasons", lambda value, told: value != "SAFETY_OF_DEPENDANTS"),
    Excuse("kind", "REPORTED; of a duty officer also ROUTINE", lambda value, told: value != "REPORTED"),
    # What state the case has.
    Excuse("account", "AS_IT_IS, once the claimant's own account is the one that is paid: there was none before",
           lambda value, told: value != "AS_IT_IS"),
    Excuse("relation", r"CHILD: the claimant has a spouse, and one at most counts|no more than \d+ children"),
    Excuse("code", "NOT_OURS or EXPLAINED: the line does not tell an amount that has left us",
           lambda value, told: value not in ("NOT_OURS", "EXPLAINED")),
    Excuse("programme", "the programme whose sponsors bear it, for the line names no payout", is_absent),
    Excuse("programme", "a programme that there is", is_there),
]


def value_of(field, given):
    """What stands in this field of what was sent; None if nothing."""
    for name, place in re.findall(r"([^.\[\]]+)|\[(\d+)\]", field):
        if name:
            given = given.get(name) if isinstance(given, dict) else None
        else:
            given = given[int(place)] if isinstance(given, list) and int(place) < len(given) else None
    return given


def is_excused(field, message, sent):
    """Whether one of the excuses is for this. Of sent, the first that has the field counts."""
    named = re.sub(r"\[\d+\]", "[]", field)
    short = field.removeprefix("payoutDestination.")
    values = [value_of(name, one) for one in sent for name in (field, short)]
    value = next((one for one in values if one is not None), None)
    return any(re.fullmatch(excuse.fields, named) and re.fullmatch(excuse.message, message) and holds(excuse, value, message)
               for excuse in EXCUSES)


def holds(excuse, value, message):
    try:
        return excuse.holds(value, message)
    except (TypeError, ValueError):
        return False
