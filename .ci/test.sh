# Sourced by ./eir test: brings the tools, runs every test, ends with one line of counts.

install_tools() {
  missing=
  command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
  command -v firefox-esr >/dev/null 2>&1 || missing="$missing firefox-esr"
  command -v dcmdump >/dev/null 2>&1 || missing="$missing dcmtk"
  command -v dciodvfy >/dev/null 2>&1 || missing="$missing dicom3tools"
  command -v dcm2niix >/dev/null 2>&1 || missing="$missing dcm2niix"
  [ -z "$missing" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing for the tests:$missing"
    apt-get update -qq >/dev/null 2>&1 || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >"$here/target/apt.log" 2>&1 ||
      stop "these test tools could not be installed:$missing (see target/apt.log)." 2
  else
    stop "the tests need these Debian packages:$missing. Install them (apt-get install$missing), then run this again." 2
  fi
}

reports() { # of this run: Surefire's, and those of Node's tests in the same form
  find "$here" -path '*/target/surefire-reports/TEST-*.xml' -newer "$here/target/test-start" 2>/dev/null
}

count() { # one attribute of every report, summed
  reports |
    xargs -r sed -n 's/.*<testsuite [^>]*[^a-z]'"$1"'="\([0-9]*\)".*/\1/p' | awk '{s += $1} END {print s + 0}'
}

name_failures() { # place and name of every failed test
  reports | xargs -r awk '
    /<testcase / { name = place = $0; sub(/.* name="/, "", name); sub(/".*/, "", name); sub(/.* classname="/, "", place); sub(/".*/, "", place); next }
    /^ *<(failure|error)[ >]/ && name != "" {
      line = "failed: " place ": " name
      gsub(/&quot;/, "\"", line); gsub(/&lt;/, "<", line); gsub(/&gt;/, ">", line); gsub(/&#10;/, " ", line); gsub(/&amp;/, "\\&", line)
      print line
    }
    { name = "" }'
}

mkdir -p "$here/target"
touch "$here/target/test-start"
install_tools
result=0
broken=
(cd "$here" && npm run --silent lint && npm run --silent types) || { result=1; broken="failed: lint or types of the TypeScript (the output is at the top)"; }
# All modules run whatever fails before them; the reports say what failed.
maven -fae -Pwalk -Dmaven.test.failure.ignore=true verify "$@" || { result=1; broken="${broken:+$broken
}failed: Maven, see its first [ERROR] above"; }
maven -q -fae -Pwalk spotless:check || { result=1; broken="${broken:+$broken
}failed: format of the Java files (mvn spotless:apply mends it)"; }
failed=$(($(count failures) + $(count errors)))
skipped=$(count skipped)
passed=$(($(count tests) - failed - skipped))
name_failures
if [ -n "$broken" ]; then printf '%s\n' "$broken"; fi
if [ "$result" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$result" = 0 ] && [ "$failed" = 0 ]
exit $?
