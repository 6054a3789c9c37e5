#!/usr/bin/env bash
# A backslash in a LIKE pattern, translated from DuckDB to Spark by sqlglot with unsupported_level=RAISE.
# Most would guess: the pattern matches the same texts; sqlglot even doubles the backslash, as a Spark text needs.
# What happens: the text is kept and its meaning is not. DuckDB's LIKE has no escape sign unless ESCAPE names one, so a backslash is
#   itself; Spark's has backslash. The same rows match in the one and not in the other.
# Versions: sqlglot 30.30.0, duckdb 2.0.0, pysail 0.7.2, pyspark-client 4.2.0, Python 3.11. Seen 2026-11-29.
# Source: DuckDB documentation, "Pattern Matching", LIKE; Spark SQL reference, "LIKE Predicate", esc_char.
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

SQL = "SELECT '100%' LIKE '100\\%' AS percent, 'a_b' LIKE 'a\\_b' AS low_line"
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
os._exit(0 if (here, there) == ([False, False], [True, True]) else 1)  # the server's threads are not waited for
PY
cd "$folder" && venv/bin/python -W ignore run.py 2>/dev/null
