"""Counts a TRX file: prints the failures and the skipped tests, and writes `passed failed skipped` to a file."""
import sys
import xml.etree.ElementTree as tree

SPACE = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}
SHOWN_LINES = 12


def main(trx, target):
    passed = failed = skipped = 0
    for result in tree.parse(trx).iterfind(".//t:UnitTestResult", SPACE):
        outcome = result.get("outcome")
        name = result.get("testName")
        if outcome == "Passed":
            passed += 1
        elif outcome == "NotExecuted":
            skipped += 1
            print(f"SKIPPED {name}")
        else:
            failed += 1
            print(f"FAILED {name}")
            text = result.findtext(".//t:ErrorInfo/t:Message", default="", namespaces=SPACE).strip()
            for line in text.splitlines()[:SHOWN_LINES]:
                print(f"    {line}")
    with open(target, "w", encoding="ascii") as counts:
        counts.write(f"{passed} {failed} {skipped}\n")


main(sys.argv[1], sys.argv[2])
