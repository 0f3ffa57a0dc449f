"""Holds what cdk-nag's rules find against the suppressions in template.yaml: neither may have one more."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from transform import owner, read, translated

template = read()
suppressed = {
    (rule["id"], name)
    for name, resource in template["Resources"].items()
    for rule in resource.get("Metadata", {}).get("cdk_nag", {}).get("rules_to_suppress", [])
}
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder, "translated.json")
    file.write_text(json.dumps(translated(), default=str), encoding="utf-8")
    nag = ["node", Path(__file__).with_name("cdk-nag.cjs"), file, Path(folder, "out")]
    run = subprocess.run(nag, check=False, capture_output=True, text=True)
if run.returncode:
    sys.exit(run.stderr)
found = {(rule, owner(resource, template)) for rule, resource in map(str.split, run.stdout.splitlines())}

for rule, name in sorted(found - suppressed):
    print(f"{name}: {rule}")
for rule, name in sorted(suppressed - found):
    print(f"{name}: {rule} is suppressed, and not found")
print(f"{len(found)} findings, {len(found & suppressed)} of them suppressed with a reason")
sys.exit(found != suppressed)
