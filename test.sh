#!/usr/bin/env bash
# Sets up what the tests need and runs all of them: bash test.sh [options of `dotnet test`]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# What each tool is called in Debian's packages; elsewhere the tests find it on the PATH.
missing=()
# The same browser without its windows is half the work; any Chromium will do.
[ -x /usr/bin/chromium-headless-shell ] || missing+=(chromium-headless-shell)
[ -d /usr/share/fonts/truetype/liberation ] || missing+=(fonts-liberation)
[ -d /usr/share/fonts/truetype/noto ] || missing+=(fonts-noto-core)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
{ command -v clamd || [ -x /usr/sbin/clamd ]; } >/dev/null || missing+=(clamav-daemon)
[ -x /usr/bin/openssl ] || missing+=(openssl)
{ [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null; } || missing+=(python3-aiosmtpd)
{ command -v node >/dev/null && command -v npm >/dev/null; } || missing+=(nodejs npm)
[ -x /usr/sbin/dovecot ] && [ -e /usr/lib/dovecot/imap ] || missing+=(dovecot-imapd)

if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  if command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; }; then
    echo "Installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq || true
    apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=("${missing[@]/%chromium-headless-shell/chromium}")
    if ! { "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; }; then
      echo "Could not install ${missing[*]}. Tests that need them are reported as skipped." >&2
    fi
  else
    echo "Please install what Debian calls ${missing[*]} (a Chromium browser, the Liberation and Noto fonts, PostgreSQL, ClamAV's daemon, OpenSSL, aiosmtpd for Python, Dovecot, Node.js with npm). Tests that need them are reported as skipped." >&2
  fi
fi

# Software of others that the portal's uploads are proven against; the portal itself needs none of it.
interop=CompanyAccount.Tests/Browser/Files/interop
if command -v npm >/dev/null && [ ! -d "$interop/node_modules" ]; then
  npm ci --prefix "$interop" --ignore-scripts --no-audit --no-fund || { rm -rf "$interop/node_modules"; echo "npm could not fetch $interop/package-lock.json. Tests that need it are reported as skipped." >&2; }
fi

dotnet restore CompanyAccount.sln --locked-mode
dotnet build CompanyAccount.sln --no-restore --nologo -v minimal

results="$PWD/TestResults"
report="$results/tests.trx"
rm -f "$report"
failed=0
# A test that hangs must not hold up everybody: the run ends, and says which tests were still running.
dotnet test --project CompanyAccount.Tests --no-build --no-restore --timeout 70m \
  --results-directory "$results" --report-xunit-trx --report-xunit-trx-filename "$(basename "$report")" "$@" || failed=$?

if [ ! -f "$report" ]; then
  echo "The tests left no report: $report" >&2
  exit 1
fi

if ! tail -c 20 "$report" | grep -q '</TestRun>'; then
  echo "The report of the tests is cut off: $report. A control character in the name of a test does that." >&2
  exit 1
fi

# The report's own counters: total, executed, passed, failed; what was not executed was skipped.
counter() { grep -o "<Counters [^>]*" "$report" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*'; }
if [ "$failed" -ne 0 ]; then
  echo "Failed:"
  grep -o '<UnitTestResult [^>]*outcome="Failed"' "$report" | grep -o 'testName="[^"]*"' || true
fi
echo "$(counter passed) passed, $(counter failed) failed, $(grep -o 'outcome="NotExecuted"' "$report" | wc -l) skipped"
exit "$failed"
