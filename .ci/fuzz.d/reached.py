"""How many requests there were, and which operations none of them reached; fails if more than one of ten. Usage: reached.py ASKED CONTRACT"""
import collections
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    asked = collections.Counter(tuple(line.split()) for line in file if line[0].isdigit())
with open(sys.argv[2], encoding="utf-8") as file:
    paths = json.load(file)["paths"]
told = {(method.upper(), path) for path, one in paths.items() for method, operation in one.items() if "operationId" in operation}
reached = {(method, path) for status, method, path in asked if status.startswith("2")} & told
classes = collections.Counter()
for (status, _, _), times in asked.items():
    classes[status[0] + "xx"] += times
print(f"{sum(asked.values())} requests ({', '.join(f'{times} {one}' for one, times in sorted(classes.items()))}); "
      f"{len(reached)} of {len(told)} operations answered 2xx")
for method, path in sorted(told - reached, key=lambda one: one[1]):
    print(f"not reached: {method} {path}")
sys.exit(len(reached) < 0.9 * len(told))
