"""How schemathesis asks: as somebody who may, and where it means well, for what there is (story.py). What is no fault is excused, with why."""
import json
import os
import re

import schemathesis
from hypothesis import strategies

import story

ASKED = open(os.environ["ASKED"], "a", buffering=1, encoding="utf-8")
TIMES = {"min_value": story.datetime.datetime(1990, 1, 1), "max_value": story.datetime.datetime(2199, 12, 31)}
# Our days are such on which something can have happened, and our instants are told in UTC; the formats of JSON Schema know more.
schemathesis.openapi.format("date", strategies.datetimes(**TIMES).map(lambda time: time.date().isoformat()))
schemathesis.openapi.format("date-time", strategies.datetimes(**TIMES).map(lambda time: time.replace(microsecond=0).isoformat() + "Z"))

# What a request that the contract allows may be refused for (400), by the name of a field or what is said of it: JSON Schema cannot say it.
EXCUSED = [
    (r"^cursor$", "what the page before has told, and nothing else"),
    (r"not before|on or after|today|has ended|in the future|in the past|past date|had closed|has come|one year|has spoken|from \d{4}-|date from", "days that hang on each other or on today"),
    (r"exactly \d decimals|more than zero", "an amount has its currency's decimals"),
    (r"IBAN|BIC|ISO 3166|ISO 4217|minor unit|https URL|time zone", "check digits, and lists that others keep"),
    (r"control characters|letters and digits count|a name|characters of", "texts that people can read and tell apart"),
    (r"the currency of the amount|given together|lines that were found|birthday|if there is an address|the shape|at most once",
     "fields that go together"),
    (r"at least one (change|line)|where the channel leads|^joinCode$", "fields of which there must be one, or no other"),
    (r"a whole number$", "2.0 is a whole number to JSON Schema, and not to us"),
    (r"an account of ours|one in which the account is kept|a sponsor|a registered claimant|newest figure|that GET|claim\.decided|"
     r"which the speaker|at least \d+, the number|of an award", "what there is"),
    (r"^(reason|kind|outcome)$", "reasons of the same list that are others' to give, or for another state"),
    (r"^(limit|check\.asOf|inForceFrom|executionOn)$", "bounds that come from what is asked for"),
]
reached = set()
tried = story.collections.Counter()


@schemathesis.hook
def before_load_schema(context, raw_schema):
    story.read(raw_schema)


@schemathesis.serializer("application/xml", "text/xml", "application/x-ndjson", "application/yaml")
def as_it_is(context, value):
    """These bodies are texts in the contract."""
    return value.encode(errors="replace") if isinstance(value, str) else json.dumps(value).encode()


@schemathesis.auth(refresh_interval=None)
class Somebody:
    """One of those who may; now and then one who may not."""

    def get(self, case, context):
        if story.chance.random() < 0.03:
            return story.token(story.chance.choice([user for users in story.PEOPLE.values() for user in users]))
        may = story.people(case.operation.definition.raw["operationId"])
        return story.token(story.chance.choice(may)) if may else None

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"


def is_meant_well(case):
    meta = case.meta
    asked = case.method.upper() == case.operation.method.upper()
    return meta is not None and asked and meta.generation.mode.is_positive and meta.phase.name.value != "stateful"


def is_somebody(case, name):
    """Whether a token is sent, if the operation needs one: some checks try it without."""
    return not story.people(name) or case.headers.get("Authorization", "")[7:] in story.tokens.values()


@schemathesis.hook
def before_call(context, case, kwargs):
    name = case.operation.definition.raw["operationId"]
    if not is_meant_well(case) or not is_somebody(case, name):
        return
    goal = story.Story(name)
    if name not in reached and tried[name] < 8 or story.chance.random() < 0.05:
        tried[name] += 1
        try:
            goal.prepare()
        except LookupError as missing:
            print(missing, file=ASKED)
        media, body = goal.example(name)
        if media:
            case.body, case.media_type = body, media
        case.headers.update(goal.headers(name))
        case.query = {key: value for key, value in (case.query or {}).items() if key not in ("dryRun", "cursor")}
    elif "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = goal.headers(name)["Idempotency-Key"]
    case.path_parameters = {**(case.path_parameters or {}), **goal.path(case.operation.path)}


@schemathesis.hook
def after_call(context, case, response):
    path = case.operation.path
    print(response.status_code, case.method.upper(), path, file=ASKED)
    if 200 <= response.status_code < 300 and case.method.upper() == case.operation.method.upper():
        name = case.operation.definition.raw["operationId"]
        reached.add(name)
        seen = story.Story("")
        seen.ids = {place: (case.path_parameters or {}).get(key) for place, key in story.parameters(path)}
        seen.heard(path, response.content, "".join(response.headers.get("location", [])))
        if name in story.AFTER:
            seen.act(story.AFTER[name])


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether it is one."""
    kind = type(failure).__name__
    if kind == "RejectedPositiveData" and response.status_code == 400:
        told = json.loads(response.content)
        violations = told.get("violations") or [{"field": "", "message": told.get("detail", "")}]
        return not all(any(re.search(excuse, text) for text in (one["field"].rpartition(".")[2], one["field"], one["message"])
                           for excuse, _ in EXCUSED) for one in violations)
    # A null means what is not there means: serializers write it. What is told twice of a set is told. Each line of an import has an answer
    # of its own.
    return kind != "AcceptedNegativeData" or not (": null" in json.dumps(case.body, default=str) or "Non-unique" in str(failure)
                                                  or case.operation.path == "/v1/claim-imports")
