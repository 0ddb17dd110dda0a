"""What people do one after the other, so that an operation finds what it is about: by the contract's own examples, each step by somebody else."""
import collections
import copy
import datetime
import json
import os
import random
import re
import time
import uuid

import requests
import yaml

BASE = os.environ["BASE"]
HERE = os.path.dirname(__file__)
PEOPLE = {"partner": ["partner"], "auditor": ["auditor"], "operator": ["operator"], "testimony": ["testimony"], "bank": ["bank"],
          "duty-officer": ["duty", "duty2"]} | {role: [role, role + "2"] for role in ("caseworker", "approver", "finance", "policy")}
# Who goes on with what was granted to them.
AGAIN = {"readIdentity": "proposeDisclosure", "readContacts": "proposeDisclosure", "readBankFile": "proposeBankFileReading",
         "withdrawPayoutDestination": "changePayoutDestination", "giveBackException": "takeException"}
# What is about something only if a certain person has done a step before: the goal and the step.
BY = {("confirmBankMessage", "applyBankMessage"): "finance", ("askHoldRelease", "placeHold"): "partner"}
# What two people have in common, or there is nothing to look at.
SAME = {"clearSamePerson": "bornOn", "clearSharedAccount": "iban"}
# Lists of what has a collection elsewhere.
ALIAS = {"/v1/reports/exceptions": "/v1/exceptions", "/v1/exceptions/{id}/rulings": "/v1/exceptions",
         "/v1/payout-batches/{id}/payouts": "/v1/payouts"}
ALSO = {"/v1/ledger/closings": "/v1/reports/month-checks"}
# What is put right at once, or nobody else gets on.
AFTER = {"closeProgramme": "reopenProgramme"}
# What would stop the stories of others, done to what none of them needs.
FIXED = {"closeProgramme": {"/v1/programmes": "coalition-match"}}
KEYS = {"code": "code", "n": "version", "version": "version", "month": "month", "sha256": "sha256", "account": "account"}

chance = random.Random(os.environ.get("SEED", "1"))
http = requests.Session()
with open(os.path.join(HERE, "before.yaml"), encoding="utf-8") as file:
    BEFORE = {name: steps.split() for name, steps in yaml.safe_load(file).items()}
OPERATIONS = {}
COMPONENTS = {}
PARAMETER = {}
known = collections.defaultdict(list)
tokens = {}


def read(contract):
    """The operations by name, what they refer to, and the name of the parameter below each collection."""
    COMPONENTS.update(contract["components"])
    for path, methods in contract["paths"].items():
        for method, told in methods.items():
            if isinstance(told, dict) and "operationId" in told:
                OPERATIONS[told["operationId"]] = (method.upper(), path, told)
        for place, name in parameters(path):
            PARAMETER.setdefault(place, name)


def parameters(path):
    return [(path[:found.start() - 1], found[1]) for found in re.finditer(r"{(\w+)}", path)]


def templated(path):
    """The collection that a path is of, with the names of its parameters."""
    return next((place for place in PARAMETER if re.fullmatch(re.sub(r"{\w+}", "[^/]+", place), path)), path)


def token(user):
    if user not in tokens:
        tokens[user] = http.post(BASE + "/dev/token", data={"user": user}, timeout=30).json()["access_token"]
    return tokens[user]


def people(name):
    scopes = OPERATIONS[name][2].get("security", [])
    return [user for scope in scopes for role in scope.get("oidc", []) for user in PEOPLE[role]]


def digits(number):
    return "".join(chance.choice("0123456789") for _ in range(number))


def german():
    account = "37040044" + digits(10)
    return f"DE{98 - int(account + '131400') % 97:02}{account}"


class Story:
    """Where one has got to: ids by the path of their collection, and who did what."""

    def __init__(self, goal):
        self.goal, self.ids, self.by, self.file = goal, dict(FIXED.get(goal, {})), {}, ""
        self.claims, self.serial, self.same = [], digits(12), {}
        self.unknown, self.patience = 0, 50

    def prepare(self):
        for step in BEFORE.get(self.goal, []):
            self.tell(step)

    def tell(self, name):
        self.ids |= FIXED.get(name, {})
        for step in BEFORE.get(name, []):
            self.tell(step)
        self.act(name)

    def act(self, name):
        if name == "createWebhook":
            make_room()
        method, path, _ = OPERATIONS[name]
        media, body = self.example(name)
        query = {"listPayouts": {"claimant": self.ids.get("/v1/claimants")}, "reportBudget": {"keep": "true"},
                 "reportExceptions": {"limit": "500"}}.get(name)
        answer = http.request(
            method, BASE + self.filled(path), headers=self.headers(name, media), params=query, timeout=60,
            **({"data": body.encode()} if isinstance(body, str) else {"json": body}))
        if not answer.ok:
            raise LookupError(f"{self.goal}: {name}: {answer.status_code} {answer.text[:300]}")
        self.heard(path, answer.content, answer.headers.get("Location", ""))
        self.know("/v1/reports/kept", answer.headers.get("Report-Id"))
        # A run can be cancelled as long as it is under way.
        if name == "startPayoutRun" and self.goal != "cancelPayoutRun":
            self.wait()
        # Decisions are compared in the background, and what belongs to nothing is accepted the next time.
        if name == "verifyRestore" and not answer.json()["green"] and self.patience:
            self.patience -= 1
            time.sleep(0.2)
            self.act(name)

    def person(self, name):
        """Somebody who may, and has not done any of the steps before, if there is such a person."""
        if AGAIN.get(name) in self.by:
            return self.by[AGAIN[name]]
        if (self.goal, name) in BY:
            return BY[self.goal, name]
        if name == "applyBankMessage":
            return "bank"
        may = people(name)
        if "partner" in may and name in ("registerClaimant", "lodgeClaim", "changePayoutDestination", "createQuote"):
            return "partner"
        others = [user for user in may if user not in self.by.values()]
        return chance.choice(others if others and chance.random() < 0.9 else may or [None])

    def headers(self, name, media=None):
        user = self.by[name] = self.person(name)
        named = {one["name"] for one in OPERATIONS[name][2].get("parameters", [])}
        headers = {"Authorization": f"Bearer {token(user)}"} if user else {}
        headers |= {"Idempotency-Key": str(uuid.UUID(int=chance.getrandbits(128)))} if "Idempotency-Key" in named else {}
        headers |= {"If-Match": "*"} if "If-Match" in named else {}
        return headers | ({"Content-Type": media} if media else {})

    def path(self, path):
        """The parameters of the path, as far as anything is known that can stand there."""
        places = parameters(path)
        for place, _ in reversed(places):
            if place not in self.ids and known[place]:
                self.ids = chance.choice(known[place][-30:]) | self.ids
        return {name: self.ids[place] for place, name in places if place in self.ids}

    def filled(self, path):
        return re.sub(r"{(\w+)}", lambda found: str(self.path(path).get(found[1], uuid.uuid4())), path)

    def heard(self, path, content, location):
        """Remembers what an answer tells of, for this story and for others."""
        made, _, key = location.rpartition("/")
        made = templated(made)
        self.know(made, key)
        try:
            told = json.loads(content)
        except ValueError:
            self.file = content.decode(errors="replace")
            return
        rows = told.get("items", [told]) if isinstance(told, dict) else told if isinstance(told, list) else []
        if "ExceptionRuling" in self.goal and path == "/v1/reports/exceptions":
            rows = [row for row in rows if row["kind"] == "UNMATCHED" and row["state"] == "OPEN"]
        self.unknown = int("".join(re.findall(r"(\d+) are unknown", str(told))) or self.unknown)
        for row in reversed([row for row in rows if isinstance(row, dict)]):
            # Some answers tell of what the new thing belongs to, as Location does then.
            own = made if made in PARAMETER and row.get("id") == key else ALIAS.get(path, path)
            for place, one in ((own, row), ("/v1/awards", row.get("award")), ("/v1/claims", row.get("claim"))):
                if isinstance(one, dict):
                    self.know(place, one.get(KEYS.get(PARAMETER.get(place), "id")))
            for name, parts in row.items():
                if isinstance(parts, list) and parts and isinstance(parts[-1], dict):
                    self.know(f"{own}/{{{PARAMETER.get(own)}}}/{name}", parts[-1].get("id"))

    def know(self, place, key):
        if key and place in PARAMETER:
            self.ids[place] = key
            known[place].append(dict(self.ids))
            self.claims += [key] if place == "/v1/claims" and key not in self.claims else []
            self.know(ALSO.get(place), key)

    def wait(self):
        for _ in range(100):
            if self.ask("/v1/payout-runs/{id}").get("state") != "RUNNING":
                return
            time.sleep(0.1)

    def ask(self, path):
        return http.get(BASE + self.filled(path), headers={"Authorization": f"Bearer {token('finance')}"}, timeout=60).json()

    def example(self, name):
        """The contract's example of the body, of new people and of what this story is about."""
        content = OPERATIONS[name][2].get("requestBody", {}).get("content", {})
        for media, told in content.items():
            if "example" in told or name in INSTEAD and media.endswith("json"):
                return media, self.renewed(name, copy.deepcopy(told.get("example", {})))
        return None, None

    def renewed(self, name, body):
        if isinstance(body, dict):
            self.renew(body)
            body |= INSTEAD.get(name, lambda story: {})(self) | WITH.get((self.goal, name), lambda story: {})(self)
        elif name == "applyBankMessage":
            body = self.said(body)
        elif name == "importClaims":
            body = re.sub('"claimantId":"[^"]*"', f'"claimantId":"{self.ids.get("/v1/claimants")}"', body)
        return body

    def said(self, example):
        """The bank's refusal of all payments of this file; of others if what is no payment of ours is to be looked at."""
        ids = re.findall("<EndToEndId>(.*?)</EndToEndId>", self.file)
        message = "".join(re.findall("<MsgId>(.*?)</MsgId>", self.file)[:1])
        return rejection(message, [digits(26)] if "Exception" in self.goal else ids, example, code_for(self.goal))

    def renew(self, value):
        for key, one in list(value.items()):
            if isinstance(one, dict):
                self.renew(one)
            elif key in RENEWED:
                new = RENEWED[key](self)
                value[key] = self.same.setdefault(key, new) if SAME.get(self.goal) == key else new


def code_for(goal):
    """An account that is closed, a duplicate of what may have been paid, or no reason that is told."""
    return "AC01" if "Destination" in goal else "AM05" if goal.endswith("Ruling") else "MS03"


def rejection(message, ids, example, code):
    """The refusal of these payments of a file, in the form of the example."""
    lines = "".join(f"<TxInfAndSts><OrgnlEndToEndId>{one}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>{code}</Cd></Rsn>"
                    "</StsRsnInf></TxInfAndSts>" for one in ids)
    example = re.sub("(<MsgId>).*?(</MsgId>)", rf"\g<1>{uuid.UUID(int=chance.getrandbits(128)).hex[:30]}\2", example)
    example = re.sub("(<OrgnlMsgId>).*?(</OrgnlMsgId>)", rf"\g<1>{message}\2", example)
    example = re.sub("(<OrgnlPmtInfId>).*?(</OrgnlPmtInfId>)", rf"\g<1>{message}\2", example)
    return re.sub("<TxInfAndSts>.*</TxInfAndSts>", lines, example, flags=re.S)


def in_days(number):
    return (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=number)).isoformat()


def today():
    return in_days(0)


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def of_partner(method, path):
    return http.request(method, BASE + path, headers={"Authorization": f"Bearer {token('partner')}"}, timeout=60)


def event():
    """The oldest that the partner is told of."""
    return next((one["id"] for one in of_partner("GET", "/v1/events?limit=1").json()["items"]), str(uuid.uuid4()))


def make_room():
    """A partner has ten webhooks at most."""
    for one in of_partner("GET", "/v1/webhooks").json()[:-5]:
        of_partner("DELETE", "/v1/webhooks/" + one["id"])


def new_programme(story):
    code = story.ids["/v1/programmes"] = "fuzz-" + digits(8)
    return {"code": code, "inForceFrom": in_days(365)}


RENEWED = {
    "claimantId": lambda story: story.ids.get("/v1/claimants", str(uuid.uuid4())),
    "number": lambda story: "F" + digits(12),
    "iban": lambda story: german(),
    "bic": lambda story: "COBADEFF",
    "bornOn": lambda story: f"{chance.randint(1940, 2003)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    "partnerReference": lambda story: "fuzz-" + digits(12),
}
# What an example has that is no more, or not here.
INSTEAD = {
    "proposeAppropriation": lambda story: {"programme": "diplomat-resignation", "sponsor": "EU",
                                           "amount": {"amount": "900000000.00", "currency": "EUR"}},
    "placeHold": lambda story: {"reason": "SAFETY_OF_DEPENDANTS"},
    "lodgeClaim": lambda story: {"payoutCurrency": "EUR"},
    "confirmClaimant": lambda story: {"on": today()},
    "readRecording": lambda story: {"scope": "PUBLICATION"},
    "startPayoutRun": lambda story: {"dueUpTo": "2022-05-31"},
    "approvePayoutBatch": lambda story: {"digest": story.ask("/v1/payout-batches/{id}/differences").get("digest")},
    "closeMonth": lambda story: {"month": f"{chance.randint(1950, 2019)}-{chance.randint(1, 12):02}"},
    "approveMonthClosing": lambda story: {"digest": story.ask("/v1/ledger/closings/{month}").get("digest")},
    "reportDuressSignal": lambda story: {"claimantId": story.ids.get("/v1/claimants"), "kind": "REPORTED"},
    "proposeSignalEnd": lambda story: {"contactedAt": now()},
    "approveSignalEnd": lambda story: {"contactedAt": now()},
    "createWebhook": lambda story: {"url": "http://127.0.0.1:9/hooks"},
    "proposeManualRate": lambda story: {"inForceFrom": in_days(1), "inForceUntil": in_days(3)},
    "replayEvents": lambda story: dict.fromkeys(("from", "to"), event()),
    "proposeExceptionRuling": lambda story: {"code": "EXPLAINED"},
    "eraseClaimantsAgain": lambda story: {"items": []},
    "enterIndexFigure": lambda story: {"index": "FUZZ_" + digits(6)},
    "publishProgrammeVersion": new_programme,
    "verifyRestore": lambda story: {"statementsThrough": today(), "acceptedUnknown": story.unknown},
}
# What it is besides for one goal.
WITH = {
    ("ruleRivals", "lodgeClaim"): lambda story: {
        "programme": "equipment-handover", "equipment": {"type": "TANK", "usability": "USABLE", "serialNumber": story.serial},
        "facts": {"category": "SOLDIER", "act": "EQUIPMENT_HANDOVER", "actOn": "2022-04-04", "confirmedBy": "UKRAINIAN_FORCES",
                  "exclusionGrounds": "NONE", "sanctionsHold": False}},
    ("ruleRivals", "ruleRivals"): lambda story: {"rivals": [one for one in story.claims if one != story.ids.get("/v1/claims")]},
}
