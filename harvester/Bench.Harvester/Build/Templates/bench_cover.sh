#!/bin/sh
# Covered lines of a C or C++ tree, for the stage Cover of the harvester.
#   sh bench_cover.sh compilers REPO                 makes compilers that add counters whatever flags a build file sets
#   sh bench_cover.sh with REPO COMMAND…             runs a command of the build with them
#   sh bench_cover.sh run REPO OUT RUNNER BUILD NAMES COMMAND…
# `run` runs the suite, then each of its tests alone where RUNNER is ctest or meson and that is not too much. It writes OUT/gcov.txt:
# for each test a line that names its report, then one JSON document of gcov a line, of objects that know one of NAMES (one a line).
most=600  # runs of gcov for tests alone
verb=$1 repo=$2
compilers=$repo/.bench-compilers
shift 2

make_compilers() {
    mkdir -p "$compilers"
    for name in cc gcc c89 c99 c++ g++; do
        real=$(command -v "$name") || continue
        printf '#!/bin/sh\nexec %s "$@" --coverage -O0 -Wno-error\n' "$real" >"$compilers/$name"
        chmod +x "$compilers/$name"
    done
}

forget() { find "$repo" -name '*.gcda' -delete; }
known() { find "$repo" -name '*.gcno' -exec grep -lF -e "$names" {} +; }
collect() {
    known | while read -r notes; do
        data=${notes%.gcno}.gcda
        [ -f "$data" ] || continue
        (cd "$(dirname "$data")" && gcov --json-format --stdout "$data" 2>/dev/null)
        echo
    done
}

list() {
    case $runner in
        ctest) ctest --test-dir "$build" -N | sed -n 's/^ *Test *#\([0-9]*\): .*/\1/p' ;;
        meson) meson test -C "$build" --list 2>/dev/null | sed 's|.* / ||' | sort -u ;;
    esac
}

alone() {  # test, report
    case $runner in
        ctest) ctest --test-dir "$build" -Q -I "$1,$1" --output-junit "$2" ;;
        meson)
            rm -f "$build/meson-logs/testlog.junit.xml"
            meson test -C "$build" --no-rebuild --timeout-multiplier 10 "$1"
            cp "$build/meson-logs/testlog.junit.xml" "$2"
            ;;
    esac >/dev/null 2>&1 </dev/null
}

one_by_one() {
    number=0
    printf '%s\n' "$tests" | while read -r name; do
        number=$((number + 1))
        forget
        alone "$name" "$out/alone-$number.xml"
        echo "bench-test: alone-$number.xml"
        collect
    done
}

run() {
    out=$1 runner=$2 build=$3 names=$4
    shift 4
    forget
    "$@"
    code=$?
    tests=$(list)
    count=$(printf '%s\n' "$tests" | grep -c .)
    if [ "$count" -gt 1 ] && [ $((count * $(known | wc -l))) -le $most ]; then
        one_by_one
    else
        echo 'bench-test: '
        collect
    fi >"$out/gcov.txt"
    exit $code
}

[ "$verb" = compilers ] && { make_compilers; exit; }
PATH=$compilers:$PATH
export PATH
[ "$verb" = with ] && exec "$@"
run "$@"
