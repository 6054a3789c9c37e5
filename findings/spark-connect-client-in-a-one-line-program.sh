#!/usr/bin/env bash
# The Spark Connect client without Spark, imported by `python -c`, by a program on standard input, or by a worker process of a test runner.
# Most would guess: the client needs no Spark of its own however Python was started; a thing that is missing raises ImportError.
# What happens: a process whose __main__ has neither a file nor a spec is taken for a doctest. The client then imports its own test
#   tools, which look for a whole Spark (SPARK_HOME) and end the process with code 255 when there is none; no exception can be caught
#   but SystemExit. The same line in a file imports.
# Versions: pyspark-client 4.2.0, pandas 3.0.5, Python 3.11. Seen 2026-11-29.
# Source: pyspark/sql/connect/utils.py, check_dependencies; Spark documentation, "Spark Connect Overview" (the client alone).
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pyspark-client==4.2.0 pandas==3.0.5 2>/dev/null
cd "$folder"
line='from pyspark.sql.connect.session import SparkSession; print("imported", SparkSession.__name__)'
echo "$line" > program.py
unset SPARK_HOME SPARK_CONNECT_MODE_ENABLED
venv/bin/pip list 2>/dev/null | grep -iE '^(pyspark-client|pandas) '
as_file=0; venv/bin/python -W ignore program.py || as_file=$?
as_line=0; venv/bin/python -W ignore -c "$line" 2> said.txt || as_line=$?
echo "as a file: exit code $as_file; with python -c: exit code $as_line, saying: $(head -c 40 said.txt)"
[ "$as_file" = 0 ] && [ "$as_line" = 255 ] && grep -q "SPARK_HOME" said.txt
