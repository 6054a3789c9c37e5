#!/usr/bin/env bash
# Months between two dates, DuckDB's date_diff('month', a, b), translated to Spark by sqlglot with unsupported_level=RAISE.
# Most would guess: the translation gives the same number, or raises.
# What happens: DuckDB counts month boundaries that are passed, Spark's DATEDIFF(MONTH, a, b) whole months. From 31 January to 1
#   February is 1 in DuckDB and 0 there, and nothing is said.
# Versions: sqlglot 30.30.0, duckdb 2.0.0, pysail 0.7.2, pyspark-client 4.2.0, Python 3.11. Seen 2026-11-29.
# Source: DuckDB documentation, "Date Functions", date_diff: the number of partition boundaries between the dates.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pysail==0.7.2 pyspark-client==4.2.0 sqlglot==30.30.0 duckdb==2.0.0 2>/dev/null
cat > "$folder/run.py" <<'PY'
import os
import sys
from importlib.metadata import version
import duckdb
import sqlglot
from pysail.spark import SparkConnectServer
from pyspark.sql import SparkSession

SQL = "SELECT date_diff('month', DATE '2004-01-31', DATE '2004-02-01') AS months"
server = SparkConnectServer("127.0.0.1", 0)
server.start(background=True)
spark = SparkSession.builder.remote("sc://%s:%s" % server.listening_address).getOrCreate()
here = list(duckdb.sql(SQL).fetchall()[0])
text = sqlglot.transpile(SQL, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
there = list(spark.sql(text).toArrow().to_pylist()[0].values())
print("sqlglot", version("sqlglot"), "duckdb", version("duckdb"), "pysail", version("pysail"))
print("DuckDB gives", here, "for", SQL)
print("Sail gives  ", there, "for", text)
sys.stdout.flush()
os._exit(0 if (here, there) == ([1], [0]) else 1)  # the server's threads are not waited for
PY
cd "$folder" && venv/bin/python -W ignore run.py 2>/dev/null
