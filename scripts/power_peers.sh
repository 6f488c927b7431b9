#!/usr/bin/env bash
# Voting power side by side with the peers, in one run: ours (cargo bench), the floor (rust_bench), the peers.
# usage: scripts/power_peers.sh [PYTHON]   PYTHON has powerindices, powerindex, tucoopy; a peer that is missing is not timed
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}
peers=${PENHOLDER_SHARED:-../shared}/peers
[ -d "$peers" ] || { echo "skipped: $peers is not here"; exit 0; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -r "$peers"/. "$scratch" && chmod -R u+w "$scratch"
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

echo "== ours: time of one call, the fastest and the median"
cargo bench -q -p penholder-power --bench power -- ${BENCH:-}

echo "== peers: median CPU seconds of one call"
cd "$scratch"
for body in unsc_1966 us_electoral_college eu27_double_majority; do
  for peer in powerindices powerindex tucoopy power_bdd; do
    # Only power_bdd and powerindices can state the count of members.
    [ "$body" = eu27_double_majority ] && [ "$peer" != powerindices ] && [ "$peer" != power_bdd ] && continue
    "$python" -c "import $peer" 2>/dev/null || continue
    for index in bz ss; do
      timeout 120 taskset -c 0 "$python" power_steady.py "$peer" "$index" "$body" 0.3 |
        "$python" -c 'import json,sys; d=json.load(sys.stdin); print("%-22s %-13s %s %.6f" % (d["body"], d["peer"], d["index"], d["seconds"]))' ||
        echo "$body $peer $index: no answer in 120 s"
    done
  done
done

echo "== floor: own code that counts in 64 bits and in f64"
python3 - > bodies.txt <<'P'
from workloads import ALL
for b in ALL.values(): print(b["name"], b["quota"], *b["weights"])
P
cargo run -q --release --manifest-path rust_bench/Cargo.toml -- power bodies.txt
