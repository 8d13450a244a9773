#!/usr/bin/env bash
# Try what is to be released. It publishes nothing.
#   release.sh build DIR   wheel and sdist into DIR: built twice, alike to the byte, and without a fault of packaging
#   release.sh             that, and the wheel by pipx and uv in a clean home, with the lowest versions of what it depends
#                          on, and with each Python of PYTHONS that can be had; it says which were not had
set -euo pipefail
cd "$(dirname "$0")/.."
PYTHONS=(3.11 3.12 3.13 3.14)
SMALL_TESTS=(tests/cli/test_hints.py tests/cli/test_list.py tests/importers tests/log)

checkout=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=$work/tools/bin
say() { echo "release: $*"; }

install_tools() {
    python3 -m venv "$work/tools"
    "$tools/pip" install -qq build hatchling twine check-wheel-contents "$@"
}

# Copy what git knows, so that nothing else that lies about gets into a package.
copy_checkout() {
    mkdir -p "$1"
    git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$1"
}

files_of() {
    python3 -m "$(case $1 in *.whl) echo zipfile ;; *) echo tarfile ;; esac)" --list "$1" | sort
}

build() {
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
    export SOURCE_DATE_EPOCH
    copy_checkout "$work/copy"
    "$tools/python" -m build --no-isolation --outdir "$1" "$work/copy" >"$work/build.txt"
    (
        umask 077 && copy_checkout "$work/of-somebody-else/copy"
        export TZ=Pacific/Auckland LC_ALL=C PYTHONHASHSEED=1
        "$tools/python" -m build --no-isolation --outdir "$work/again" "$work/of-somebody-else/copy" >"$work/build.txt"
    )
    for file in "$1"/*; do
        cmp "$file" "$work/again/${file##*/}" || {
            say "built otherwise the second time; files of only one of the two:"
            diff <(files_of "$file") <(files_of "$work/again/${file##*/}")
            return 1
        }
    done
    say "built twice, in two folders, and alike to the byte: $(cd "$1" && echo *)"
    "$tools/twine" check --strict "$1"/*
    "$tools/check-wheel-contents" "$1"/*.whl
}

by_pipx_and_uv() {
    mkdir "$work/home"
    (
        export HOME=$work/home XDG_CONFIG_HOME= XDG_CACHE_HOME= XDG_DATA_HOME=
        cd "$HOME"
        said=$("$tools/pipx" run --spec "$wheel" csto-timeline --version)
        say "by pipx: $said"
        said=$("$tools/uvx" --quiet --from "$wheel" csto-timeline list --count 2022)
        say "by uvx: $said events of 2022"
    )
}

# Print the path of a Python of that version; nothing where there is none to be had.
python_of() {
    local python
    for python in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python; do
        if "$python" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != sys.argv[1])' "$1" 2>/dev/null; then
            "$python" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    timeout 120 "$tools/uv" python install --quiet "$1" 2>/dev/null && "$tools/uv" python find "$1" || true
}

# Run an installed program, and every command of it once.
try() {
    "$checkout/scripts/smoke.sh" "$1/bin" >"$work/smoke.txt" 2>&1 || { cat "$work/smoke.txt"; return 1; }
    mkdir "$1/calls"
    (cd "$work/copy" && "$1/bin/python" -m tests.every_call "$1/calls" >/dev/null)
}

with_lowest() {
    local own=$work/lowest
    "$tools/uv" venv --quiet --python "$(python_of 3.11)" "$own"
    pip_install() { "$tools/uv" pip install --quiet --python "$own/bin/python" "$@"; }
    pip_install --resolution lowest-direct -r pyproject.toml --extra import --extra parquet --extra picture --extra spark --extra xlsx
    pip_install --no-deps "$wheel"
    pip_install pytest hypothesis jsonschema pyte
    try "$own"
    (cd "$work/copy" && "$own/bin/python" -m pytest -q -p no:cacheprovider "${SMALL_TESTS[@]}" >"$work/tests.txt") || {
        cat "$work/tests.txt"
        return 1
    }
    tail -n 1 "$work/tests.txt"
    say "works with the lowest versions: $("$tools/uv" pip freeze --quiet --python "$own/bin/python" |
        grep -E '^(typer|rich|msgspec|icalendar|jinja2|filelock|openpyxl)=' | tr '\n' ' ')"
}

with_each_python() {
    local version python had=() missing=()
    for version in "${PYTHONS[@]}"; do
        python=$(python_of "$version")
        if [ -z "$python" ]; then
            missing+=("$version")
            continue
        fi
        "$python" -m venv "$work/python-$version"
        "$work/python-$version/bin/pip" install -qq "${wheel}[import,parquet,picture,xlsx]"
        try "$work/python-$version"
        had+=("$("$python" -V)")
    done
    say "works with ${had[*]}"
    [ ${#missing[@]} = 0 ] || say "NOT TRIED, as it could not be had: Python ${missing[*]}"
}

case ${1:-all} in
build)
    install_tools
    build "$2"
    ;;
all)
    install_tools pipx uv
    mkdir "$work/dist"
    build "$work/dist"
    wheel=$(echo "$work"/dist/*.whl)
    rm -rf "$work/copy/src" # what is tried is the wheel
    by_pipx_and_uv
    with_lowest
    with_each_python
    ;;
*)
    sed -n '2,5p' "$0"
    exit 2
    ;;
esac
