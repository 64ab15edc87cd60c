#!/bin/sh
# The gate beside other versions of Python, Sphinx and MyST, each in an environment of its own:
#
#     tests/machines/matrix.sh FOLDER [ROW ...]
#
# makes the environments in FOLDER, installs the project as `pip install` does, and runs the gate's
# tests and a check of our own book in each; then asks pip whether the gate resolves beside other
# books' packages. Without a ROW all of them run. A row whose Python is not there is passed over
# and named. What is wrong is in FOLDER/ROW.log; the exit status is 1 if anything was.
set -u
folder=${1:?usage: matrix.sh FOLDER [ROW ...]}
shift
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$folder" && folder=$(cd "$folder" && pwd) || exit 1
# A copy, since pip builds where the project lies.
copy=$folder/project
rm -rf "$copy" && mkdir "$copy" || exit 1
(cd "$root" && git ls-files -z | tar --create --null --files-from=-) | tar --extract -C "$copy" || exit 1

# name, Python, what is installed beside the project
rows='
oldest     3.11  sphinx==7.4.* myst-parser==3.0.*
myst4      3.11  sphinx==7.4.* myst-parser==4.0.*
sphinx80   3.11  sphinx==8.0.* myst-parser==4.0.*
sphinx81   3.11  sphinx==8.1.* myst-parser==5.0.*
sphinx82   3.11  sphinx==8.2.* myst-parser==5.1.*
sphinx90   3.11  sphinx==9.0.* myst-parser
sphinx91   3.12  sphinx==9.1.* myst-parser
newest     3.13  sphinx myst-parser
python314  3.14  sphinx myst-parser
jupyter    3.11  jupyter-book<2
'
tests='tests/test_gate.py tests/test_installed.py tests/rules tests/read/test_conf_text.py
    tests/read/test_interpreter.py tests/read/test_without_conf.py'

run_row() { # name python requirements...
    name=$1 python=python$2
    shift 2
    "$python" -c '' 2>/dev/null || { echo "$name: passed over, there is no $python"; return 0; }
    place="$folder/$name"
    "$python" -m venv --clear "$place" &&
        "$place/bin/python" -m pip install --quiet "$copy" "$@" pytest hypothesis setuptools &&
        "$place/bin/python" -m pip list --format freeze |
            grep -iE '^(sphinx|myst-parser|docutils|markdown-it-py|mdit-py-plugins)==' &&
        (cd "$place" && bin/bookpress check --no-cache --python bin/python "$copy") &&
        # shellcheck disable=SC2086 # words
        (cd "$copy" && "$place/bin/python" -m pytest -p no:cacheprovider $tests)
}

resolve() { # what is installed beside the gate
    "$folder/resolve/bin/python" -m pip install --quiet --dry-run "$copy" "$@"
}

status=0
report() { # name, command...
    name=$1
    shift
    if "$@" >"$folder/$name.log" 2>&1; then
        grep -q 'passed over' "$folder/$name.log" && cat "$folder/$name.log" || echo "$name: ok"
    else
        echo "$name: FAILED, see $folder/$name.log"
        status=1
    fi
}

wanted=" $* "
while read -r name python packages; do
    [ -n "$name" ] || continue
    case "$wanted" in "  " | *" $name "*) ;; *) continue ;; esac
    # shellcheck disable=SC2086 # words
    report "$name" run_row "$name" "$python" $packages
done <<END
$rows
END
if [ "$wanted" = "  " ] || [ "$wanted" != "${wanted% resolve *}" ]; then
    python3.11 -m venv --clear "$folder/resolve" || exit 1
    report resolve-jupyter resolve 'jupyter-book<2'
    report resolve-sphinx81 resolve 'sphinx==8.1.*'
fi
exit $status
