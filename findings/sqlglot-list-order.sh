#!/usr/bin/env bash
# DuckDB's list(x ORDER BY y), translated to Spark by sqlglot with unsupported_level=RAISE.
# Most would guess: what Spark has no word for is translated another way, or raises, as RAISE promises.
# What happens: the ORDER BY is left out without a word. The Spark text is valid and gives the same elements in any order, while
#   string_agg(x, ',' ORDER BY y) beside it keeps its order.
# Versions: sqlglot 30.30.0, duckdb 2.0.0, Python 3.11. Seen 2026-11-29.
# Source: sqlglot README, "Unsupported Errors"; DuckDB documentation, "ORDER BY clause in aggregate functions".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q sqlglot==30.30.0 duckdb==2.0.0 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
import duckdb
import sqlglot

sql = "SELECT list(v.x ORDER BY v.x DESC) AS found FROM (SELECT 1 AS x UNION ALL SELECT 3 UNION ALL SELECT 2) AS v"
here = duckdb.sql(sql).fetchall()[0][0]
spark = sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
joined = sql.replace("list(v.x", "string_agg(v.x, ','")
kept = sqlglot.transpile(joined, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
print("sqlglot", sqlglot.__version__, "duckdb", duckdb.__version__, "gives", here)
print("list:      ", spark)
print("string_agg:", kept)
sys.exit(0 if here == [3, 2, 1] and "ORDER BY" not in spark and "ORDER BY" in kept else 1)
PY
cd "$folder" && venv/bin/python run.py
