#!/bin/bash
# Requests per second of our pages beside a bare axum page of the same size, on loopback, with 1 and 64 connections.
# usage: bash crates/web/load.sh [seconds]; needs wrk. Figures stand in BENCHMARKS.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-5}
cargo build --release -q -p penholder-cli
cargo build --release -q -p penholder-web --example bare
target/release/penholder serve --listen 127.0.0.1:8102 2>/dev/null & ours=$!
trap 'kill $ours ${bare:-} 2>/dev/null' EXIT
sleep 1
for path in /operations/MINUSMA/on/2023-06-16 /operations/MINUSMA/on/2023-06-16.json; do
  size=$(curl -s "http://127.0.0.1:8102$path" | wc -c)
  target/release/examples/bare 127.0.0.1:8103 "$size" & bare=$!
  sleep 1
  echo "$path, $size bytes; memory $(awk '/VmRSS/ {print $2}' /proc/$ours/status) kB"
  for connections in 1 64; do
    for at in "bare http://127.0.0.1:8103/" "ours http://127.0.0.1:8102$path"; do
      set -- $at
      printf '%s, %s connections: ' "$1" "$connections"
      wrk -t1 -c"$connections" -d"${seconds}s" --latency "$2" |
        awk '/99%/ {p=$2} /requests in/ {n=$1} /Requests.sec/ {r=$2} /Non-2xx/ {bad=" " $0} END {print r " requests/s, p99 " p ", " n " requests" bad}'
    done
  done
  kill $bare; wait $bare 2>/dev/null || true
done
echo "memory at the end $(awk '/VmRSS/ {print $2}' /proc/$ours/status) kB"
