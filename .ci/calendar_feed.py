"""Reads the iCalendar feed with an independent library (PyPI icalendar) and compares its days with the JSON.

usage: calendar_feed.py BINARY
"""
import json
import subprocess
import sys
from datetime import date, timedelta

try:
    import icalendar
except ImportError:
    print("skipped: the Python package icalendar is not here")
    sys.exit(0)

ASKED = [("2023-05-01", 90), ("2023-06-30", 30), ("2024-02-28", 20), ("1994-11-01", 60), ("2016-02-29", 366)]


def run(binary, *arguments):
    return subprocess.run([binary, "calendar", *arguments], check=True, capture_output=True).stdout


compared = 0
for on, days in ASKED:
    where = ("--on", on, "--days", str(days))
    expected = {(e["uid"], e["date"]) for e in json.loads(run(sys.argv[1], *where, "--json"))}
    feed = icalendar.Calendar.from_ical(run(sys.argv[1], *where, "--ics"))
    found = set()
    for event in feed.walk("VEVENT"):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(start) is date and type(end) is date, "an event of the whole day has dates, not times"
        assert end - start == timedelta(days=1), (start, end)
        assert event["STATUS"] in ("CONFIRMED", "CANCELLED") and "DTSTAMP" in event
        if event["STATUS"] == "CONFIRMED":
            found.add((str(event["UID"]), start.isoformat()))
    assert found == expected, (on, found ^ expected)
    compared += len(found)
print(f"calendar feed: {compared} events of {len(ASKED)} days read by icalendar {icalendar.__version__}, all equal")
