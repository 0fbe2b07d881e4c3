"""Checks a GeoJSON file of all municipalities of North Rhine-Westphalia with shapely.

    pip install shapely    # 2.0 or newer
    quartier list --all --output towns.geojson
    python3 tests/office/geojson.py towns.geojson

Prints how many areas there are and their sum in km2; fails with a message if one is not valid,
overlaps another, or runs the wrong way round, or if the sum is not that of the state.
"""

import json
import sys

import numpy
import shapely
from shapely.geometry import shape
from shapely.geometry.polygon import orient

MUNICIPALITIES = 396
# Area of the state, km2, and how far simplified areas may be off.
STATE = 34_100
TOLERANCE = 0.002
# What two neighbours may share, km2: simplification lets some lines cross.
OVERLAP = 0.2
# The ellipsoid of WGS84, km.
RADIUS = 6378.137
ECCENTRICITY = 0.0818191908426


def equal_area(degrees):
    """Lambert's cylindrical equal-area projection of the ellipsoid, km."""
    longitude, latitude = numpy.radians(degrees).T
    part = ECCENTRICITY * numpy.sin(latitude)
    width = numpy.sin(latitude) / (1 - part**2) + numpy.arctanh(part) / ECCENTRICITY
    return RADIUS * numpy.column_stack([longitude, (1 - ECCENTRICITY**2) * width / 2])


def square_kilometres(area):
    return shapely.transform(area, equal_area).area


def polygons(area):
    return area.geoms if area.geom_type == "MultiPolygon" else [area]


def check(path):
    with open(path, encoding="utf-8") as file:
        collection = json.load(file)
    assert collection["type"] == "FeatureCollection" and "crs" not in collection
    assert collection["attribution"], "nobody is named whose work the areas are"
    areas = {}
    for feature in collection["features"]:
        name, area = feature["properties"]["name"], shape(feature["geometry"])
        assert area.is_valid and area.area > 0, f"{name} is no valid area"
        for polygon in polygons(area):
            assert polygon.equals_exact(orient(polygon), 0), f"{name} runs the wrong way round"
        areas[feature["properties"]["ags"]] = area
    assert len(areas) == MUNICIPALITIES, f"{len(areas)} municipalities"
    assert [round(bound, 9) for bound in collection["bbox"]] == [
        extreme(area.bounds[side] for area in areas.values())
        for side, extreme in enumerate((min, min, max, max))
    ], "the bounding box is another"

    every = list(areas.values())
    tree = shapely.STRtree(every)
    for first, second in tree.query(every, predicate="intersects").T:
        if first < second:
            overlap = square_kilometres(every[first] & every[second])
            assert overlap < OVERLAP, f"two municipalities share {overlap:.3f} km2"

    total = sum(square_kilometres(area) for area in every)
    assert abs(total / STATE - 1) < TOLERANCE, f"the areas sum up to {total:.0f} km2"
    print(f"{len(areas)} areas, {total:.0f} km2")


if __name__ == "__main__":
    try:
        check(sys.argv[1])
    except (AssertionError, KeyError) as fault:
        sys.exit(f"{sys.argv[1]}: {fault}")
