#!/usr/bin/env bash
# A JSON-stat 2.0 data set with a dimension of one category that has a label and no index, read by pyjstat.
# Most would guess: the index says the order, one category has only one order, so the file is read.
# What happens: KeyError: 0.
# Versions: pyjstat 2.4.0, pandas 3.1.1, numpy 2.4.6, Python 3.11. Seen 2026-11-29.
# Source: the JSON-stat 2.0 description: category index is optional for a dimension of a single category.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyjstat==2.4.0 pandas==3.1.1 numpy==2.4.6 2>/dev/null
cat > "$folder/run.py" <<'PY'
import json
import sys
from importlib.metadata import version

from pyjstat import pyjstat

found = {
    "version": "2.0", "class": "dataset", "id": ["county", "measure"], "size": [2, 1], "value": [1, 2],
    "dimension": {
        "county": {"category": {"index": ["A", "B"]}},
        "measure": {"category": {"label": {"staff": "Staff"}}},
    },
}
try:
    said = str(pyjstat.Dataset.read(json.dumps(found)).write("dataframe").values.tolist())
except KeyError as error:
    said = f"KeyError: {error}"
print("pyjstat", version("pyjstat"), said)
sys.exit(0 if said == "KeyError: 0" else 1)
PY
cd "$folder" && venv/bin/python -W ignore run.py
