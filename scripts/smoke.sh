#!/usr/bin/env bash
# Run a csto-timeline that is installed, from an empty folder, as somebody does who has just installed it.
# smoke.sh DIR: the folder of its commands, with all extras.
set -euo pipefail
bin=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
run() { "$bin/csto-timeline" "$@"; }

run --version
run list >list.txt
"$bin/python" -m csto_timeline show csto-summit-yerevan-2022 >/dev/null
for suffix in $("$bin/python" -c 'from csto_timeline.formats import FORMATS; print(*(each.suffix for each in FORMATS))'); do
    run export "export$suffix" 2022 2>/dev/null && test -s "export$suffix"
done
run --log export.jsonl list >/dev/null
run import export.xlsx -o imported.json
run schema >/dev/null
run check --strict
run at 2022-11-23 >/dev/null
run init own.json
run add --log own.json --date 3.3.2022 --kind measure --title Own --source Herald --country France
run check own.json
test -s "$bin/../share/man/man1/csto-timeline.1"
