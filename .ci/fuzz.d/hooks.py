"""How schemathesis asks: as somebody who may, and where it means well, for what there is (story.py). What is no fault is excused, with why."""
import json
import os

import jsonschema_rs
import schemathesis
from hypothesis import strategies

import excuses
import story

ASKED = open(os.environ["ASKED"], "a", buffering=1, encoding="utf-8")
TIMES = {"min_value": story.datetime.datetime(1990, 1, 1), "max_value": story.datetime.datetime(2199, 12, 31)}
# Our days are such on which something can have happened, and our instants are told in UTC; the formats of JSON Schema know more.
schemathesis.openapi.format("date", strategies.datetimes(**TIMES).map(lambda time: time.date().isoformat()))
schemathesis.openapi.format("date-time", strategies.datetimes(**TIMES).map(lambda time: time.replace(microsecond=0).isoformat() + "Z"))

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
            try:
                seen.act(story.AFTER[name])
            except LookupError as refused:
                print(refused, file=ASKED)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether it is one."""
    kind = type(failure).__name__
    if kind == "RejectedPositiveData" and response.status_code == 400:
        told = json.loads(response.content)
        # A programme as a text that is none: JSON Schema does not look into texts.
        if told["type"] == "/problems/malformed-body":
            return case.operation.definition.raw["operationId"] != "publishProgrammeVersion"
        sent = (case.body, case.query or {}, case.path_parameters or {})
        faults = [one for one in told.get("violations", []) if not excuses.is_excused(one["field"], one["message"], sent)]
        for one in faults:
            print("fault:", case.operation.label, one["field"], "|", one["message"], file=ASKED)
        return bool(faults) or not told.get("violations")
    # Each line of an import has an answer of its own.
    return kind != "AcceptedNegativeData" or not (case.operation.path == "/v1/claim-imports" or is_meant_so(failure, case))


def is_meant_so(failure, case):
    """Whether it is all right but for what is taken for nothing: a null in a field, as serializers write it, and what is told twice of a set."""
    content = case.operation.definition.raw.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return schema is not None and "Invalid component: in body" in failure.message and jsonschema_rs.validator_for(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": story.COMPONENTS} | schema).is_valid(meant(case.body))


def meant(value):
    if isinstance(value, dict):
        return {key: meant(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [one for place, one in enumerate(map(meant, value)) if one not in map(meant, value[:place])]
    return value
