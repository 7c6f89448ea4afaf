/// How somebody who has nothing but the pack finds out whether it is as it was made.
package enum PackGuide {
  /// `VERIFY.md`.
  package static let text = """
    # How to check this audit pack

    `SHA256SUMS` names every other file of the folder with its SHA-256. In the folder, run

        sha256sum --strict -c SHA256SUMS

    (on a Mac: `shasum -a 256 --strict -c SHA256SUMS`). Every line must end in `OK`. The script `verify.sh`
    also names files that were added:

        sh verify.sh HASH

    HASH is the SHA-256 of `SHA256SUMS` itself. The program printed it when the pack was made, and it
    should stand on the signed page: ask for it by another way than the pack came. Without HASH the
    script checks all but that one file. Read the script before you run it; it has under 30 lines.

    ## What is in it

    - `sign-off.html`: a page to print and to sign.
    - `manifest.json`: what was asked, of which database, by whom, when and why. It alone holds times:
      a pack of the same question on the same data differs in nothing else but `SHA256SUMS`.
    - `report/`: the whole report of the day, beginning with `report/index.html`.
    - `patients/`: the chosen patients, as a page and as text with every step explained.
    - `rules/`: the rule set as it was used, its requirements with their citations, and what changed
      since the rule set before.
    - `ledger.jsonl`: the lines of the ledger of published runs for the same day and known-at, and its
      last line. Each ends with the SHA-256 of what stands before `,"hash"`, closed with a brace:

          sed -n 1p ledger.jsonl | sed 's/,"hash":.*$/}/' | tr -d '\\n' | sha256sum

    - `run-manifest.json`: the manifest of the last of these runs; its SHA-256 is the
      `manifest_sha256` of its line.

    The last two are there only where such a run was published. All of it is patient data.

    """

  /// `verify.sh`.
  package static let script = """
    #!/bin/sh
    # Checks that every file of this audit pack is as it was made, and that none was added.
    # Usage: sh verify.sh [SHA-256 of the file SHA256SUMS]
    set -u
    cd "$(dirname "$0")" || exit 2
    bad=0
    digest() {
      if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
    }
    if grep -Evq '^[0-9a-f]{64}  [^ ]' SHA256SUMS ||
      { [ $# -gt 0 ] && [ "$(digest SHA256SUMS | cut -c 1-64)" != "$1" ]; }; then
      echo "SHA256SUMS: ALTERED"
      bad=1
    fi
    wrong=$(LC_ALL=C digest -c SHA256SUMS 2>/dev/null | grep -v ': OK$')
    added=$(find . \\( ! -type d -o -empty \\) ! -path ./SHA256SUMS | LC_ALL=C awk '
      FILENAME == "SHA256SUMS" { listed[substr($0, 67)] = 1; next }
      !(substr($0, 3) in listed) { print substr($0, 3) ": ADDED" }' SHA256SUMS -)
    if [ -n "$wrong$added" ] || ! digest -c SHA256SUMS >/dev/null 2>&1; then
      printf '%s\\n' "$wrong" "$added" | grep .
      bad=1
    fi
    [ "$bad" -eq 0 ] && echo "Every file is as it was made, and none was added." && exit 0
    echo "THIS PACK IS NOT AS IT WAS MADE."
    exit 1

    """
}
