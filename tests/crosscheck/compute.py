#!/usr/bin/env python3
"""Computes process behaviour charts and Theil-Sen forecasts another way, in exact rational arithmetic.

Writes expected.json beside itself; tests/insight_crosscheck.rs compares the library with it to 1e-9 relative. Standard
library only. Run it again after adding a series: `python3 tests/crosscheck/compute.py`.
"""

import json
import math
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from statistics import median


def pseudo_random(seed, count, low, high, places):
    """Decimal strings from a linear congruential generator, the same on every machine."""
    state, found = seed, []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        share = Fraction(state >> 33, 2**31)
        found.append(f"{float(low + share * (high - low)):.{places}f}")
    return found


XMR = {
    "the vector of DOMAIN": "10 12 11 13 12 30".split(),
    "all equal tenths": ["0.1"] * 15,
    "a shift upwards": "5 6 5 7 6 5 6 7 5 6 9 10 9 11 10 9 10 11 10 9".split(),
    "a steady trend": [str(n) for n in range(1, 25)],
    "up and down around the mean": "6 8 6 8 6 8 6 8 2 4 2 4 2 4 2".split(),
    "three of four near the limit": "5 4 6 5 4 6 5 8 8 6 8 5 4 5 4 4 5 4".split(),
    "negative and positive": "-3.5 2.25 -1 0 4.75 -2.5 3 -0.25 1.5 -4".split(),
    "rare events": "0 0 0 1 0 0 0 0 0 2 0 0 0 0 0 0 0 1 0 0 0 0".split(),
    "a conversion rate": "2.1 2.3 2.2 2.4 2.2 2.1 2.5 2.3 2.2 2.0 2.4 3.4 2.2".split(),
    "large numbers with small differences": [str(10**12 + n) for n in (3, 5, 4, 6, 2, 5, 30, 4, 3, 5)],
    "tiny numbers": "0.000000012 0.000000014 0.000000011 0.000000013 0.000000012 0.000000031".split(),
    "numbers that cancel": "1000000 -1000000 999999.5 -999999.25 1000000 -1000000 0.5".split(),
    "revenue with cents": pseudo_random(7, 36, 95_000, 130_000, 2),
    "a long noisy series": pseudo_random(11, 120, -50, 50, 3),
    "a step down within noise": pseudo_random(3, 20, 80, 90, 1) + pseudo_random(5, 20, 60, 70, 1),
}

FORECASTS = {
    "a straight line": (0, [(7, "7"), (14, "14"), (21, "21"), (28, "28")]),
    "one odd check-in": (0, [(7, "7"), (14, "14"), (21, "90"), (28, "28"), (35, "35")]),
    "falling with gaps": (3, [(2, "48.5"), (9, "47"), (24, "41.25"), (31, "40"), (60, "22")]),
    "flat": (0, [(7, "4.2"), (14, "4.2"), (21, "4.2"), (28, "4.2"), (35, "4.2")]),
    "only the last twelve": (0, [(4 * n, str(n * n)) for n in range(1, 20)]),
    "two on one day, the later counts": (0, [(7, "9"), (7, "3"), (14, "5"), (21, "6"), (28, "9"), (28, "8")]),
    "irregular days": (5, [(1, "0.5"), (2, "0.75"), (11, "3.25"), (12, "2.5"), (40, "9.125"), (77, "15")]),
    "across zero": (0, [(7, "-5"), (14, "-3.5"), (21, "0"), (28, "0.25"), (35, "4")]),
    "millions": (0, [(n * 7, value) for n, value in enumerate(pseudo_random(21, 13, 1_000_000, 1_200_000, 2), 1)]),
    "small shares": (0, [(n * 7, value) for n, value in enumerate(pseudo_random(22, 9, 0, 1, 6), 1)]),
    "daily noise": (0, [(n, value) for n, value in enumerate(pseudo_random(23, 30, 10, 40, 3), 1)]),
    "exactly four": (0, [(3, "2"), (17, "11"), (18, "6"), (90, "31")]),
}


def chart(values):
    """Mean, limits and the readings each rule names, by the plain definitions."""
    x = [Fraction(value) for value in values]
    ranges = [abs(b - a) for a, b in zip(x, x[1:])]
    mean, mr = sum(x) / len(x), sum(ranges) / len(ranges)
    natural, half = Fraction("2.66") * mr, Fraction("1.33") * mr
    rules = {}
    for side, sign in (("high", 1), ("low", -1)):
        distance = [sign * (value - mean) for value in x]
        named = {1: set(), 2: set(), 3: set()}
        for i, d in enumerate(distance):
            if d > natural:
                named[1].add(i)
            if i + 8 <= len(x) and all(e > 0 for e in distance[i : i + 8]):
                named[2].update(range(i, i + 8))
            window = [j for j in range(i, min(i + 4, len(x))) if distance[j] > half]
            if i + 4 <= len(x) and len(window) >= 3:
                named[3].update(window)
        for rule, points in named.items():
            if points:
                rules[f"{rule} {side}"] = sorted(points)
    return {
        "values": [float(value) for value in values],
        "mean": float(mean),
        "average_range": float(mr),
        "lower": float(mean - natural),
        "upper": float(mean + natural),
        "range_limit": float(Fraction("3.267") * mr),
        "rules": rules,
    }


def type_7(values, share):
    """Hyndman and Fan's type 7, by its defining position (n − 1)·share."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * Fraction(share)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def forecast(start_offset, rows):
    """Theil-Sen over the last twelve days, the later row of a day standing for it."""
    first = date(2026, 10, 1) + timedelta(days=start_offset)
    last = first + timedelta(days=91)
    of_day = {}
    for day, value in rows:
        of_day[day] = Fraction(value)
    points = sorted(of_day.items())[-12:]
    slopes = [(y2 - y1) / (x2 - x1) for i, (x1, y1) in enumerate(points) for x2, y2 in points[i + 1 :]]
    slope = median(slopes)
    intercept = median([y - slope * x for x, y in points])
    residuals = [y - (slope * x + intercept) for x, y in points]
    at_end = slope * 91 + intercept
    return {
        "start": str(first),
        "end": str(last),
        "check_ins": [[str(first + timedelta(days=day)), float(value)] for day, value in rows],
        "slope": float(slope),
        "intercept": float(intercept),
        "at_end": float(at_end),
        "low": float(at_end + type_7(residuals, "0.1")),
        "high": float(at_end + type_7(residuals, "0.9")),
    }


if __name__ == "__main__":
    expected = {
        "charts": {name: chart(values) for name, values in XMR.items()},
        "forecasts": {name: forecast(*case) for name, case in FORECASTS.items()},
    }
    target = Path(__file__).with_name("expected.json")
    target.write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
