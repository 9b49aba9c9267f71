"""What is read as coordinates, what is left alone, and that figures written out are read back."""

from __future__ import annotations

from itertools import pairwise

import mgrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openlocationcode import openlocationcode

from geostrike.language.coordinates import find_coordinates
from geostrike.language.coordinates.plus_codes import complete_plus_code
from geostrike.language.sentences import find_sentences
from geostrike.model import Notation, Spot

WRITINGS = (
    "48.0159, 37.8028",
    "48.0159° N, 37.8028° E",
    "48.0159N 37.8028E",
    "N48.0159 E37.8028",
    "N 48.0159, E 37.8028",
    "48.0159° north, 37.8028° east",
    "48.0159 degrees north, 37.8028 degrees east",
    "37.8028°E, 48.0159°N",
    "lat 48.0159, lon 37.8028",
    "Longitude: 37.8028; Latitude: 48.0159",
    "48,0159; 37,8028",
    "48°00'57.24\"N 37°48'10.08\"E",
    "48° 00′ 57.24″ N, 37° 48′ 10.08″ E",
    "N48°00'57.24\" E37°48'10.08\"",
    "48°00.954'N 037°48.168'E",
    "48 00.954N 037 48.168E",
    "48 00 57.24 N 37 48 10.08 E",
    "37U DP 10722 18760",
    "37UDP1072218760",
    "37U 410722 5318760",
    "zone 37N 410722mE 5318760mN",
    "8GWV2R83+94",
)


@pytest.mark.parametrize("written", WRITINGS)
def test_one_spot_in_all_its_writings(written: str) -> None:
    text = f"The crater lies at {written} (made up)."
    (found,) = find_coordinates(text)
    assert text[found.span.start : found.span.end] == found.span.text
    assert found.readings[0].latitude == pytest.approx(48.0159, abs=0.001)
    assert found.readings[0].longitude == pytest.approx(37.8028, abs=0.001)


@pytest.mark.parametrize(
    "text",
    [
        "The Arvanian mark traded at 1.0845, 1.2710 against its neighbours.",
        "Shares of the mill closed at 48.0159, 37.8028 on Tuesday.",
        "EUR/USD 1.0845, 1.2710",
        "The teams scored 21.345, 22.456 points.",
        "Bread cost 48.50, 37.80 in the two towns.",
        "It counted 48,015, 37,802 and 12,345 people in the camps.",
        "They installed version 3.1415.9265 of the program.",
        "The school was shut on 12.05.2024, 13.05.2024 and 14.05.2024.",
        "Call +380.555.1234, 555.1234 for the clinic.",
        "Rounds of 5.450, 7.620 mm calibre lay about.",
        "The doses were 12.3456, 23.4567, 34.5678.",
        "Prices rose 12.3450, 13.4560 percent.",
        "The server stood at 192.168.10.1234.",
        "Take route 37 N for 412 km.",
        "The temperature was 13°C, then 42°C.",
        "Section 5 N 10 E was closed.",
        "More than 2345+67 people came.",
        "Vote counts: 0.1234, 0.5678.",
        "Flight 24 S AB 12 34 was late.",
        "It lies between 12 and 15 degrees west.",
        "49°75'00\"N 36°40'00\"E",
        "95.1234, 190.4321",
    ],
)
def test_numbers_that_are_no_coordinates(text: str) -> None:
    assert find_coordinates(text) == ()


def test_digits_say_how_fine_it_is() -> None:
    coarse, fine = find_coordinates("one at 13°N 42°E, one at 13.3912°N 42.1205°E")
    assert coarse.uncertainty_km > 50
    assert fine.uncertainty_km == 0.1
    (minutes,) = find_coordinates("13°21'N 042°55'E")
    assert 1 < minutes.uncertainty_km < 1.5


def test_figures_end_with_their_last_digit() -> None:
    found = find_coordinates("48.0159; 37.8028\n48.0159°; 37.8028 °\nlat 48.0159, lon 37.8028\n")
    assert [c.span.text for c in found] == ["48.0159; 37.8028", "48.0159°; 37.8028 °", "lat 48.0159, lon 37.8028"]


def test_several_in_one_text_keep_their_order() -> None:
    found = find_coordinates("Craters: 48.0159, 37.8028; 47.0971, 37.5434 and 49°50'23\"N 36°40'56\"E.")
    assert [round(c.readings[0].latitude, 2) for c in found] == [48.02, 47.1, 49.84]


def test_two_bare_numbers_leave_two_orders_but_a_letter_leaves_none() -> None:
    assert len(find_coordinates("at 48.0159, 37.8028")[0].readings) == 2
    assert len(find_coordinates("at 48.0159 N, 37.8028 E")[0].readings) == 1
    (turned,) = find_coordinates("at 120.1234, 36.1234")  # no latitude is above 90
    assert turned.readings == (Spot(latitude=36.1234, longitude=120.1234),)


def test_a_letter_that_is_band_or_hemisphere_leaves_two_readings() -> None:
    (both,) = find_coordinates("37S 412345 3967890")
    assert {round(spot.latitude) for spot in both.readings} == {36, -54}
    (south,) = find_coordinates("37S 412345 8967890")
    assert [round(spot.latitude) for spot in south.readings] == [-9]


def test_a_short_plus_code_counts_from_the_place_beside_it() -> None:
    (code,) = find_coordinates("It fell at 2R83+94 Vardovka.")
    assert code.notation is Notation.PLUS_CODE
    assert code.readings == ()
    spot = complete_plus_code(code.span.text, Spot(latitude=48.1, longitude=37.7))
    assert spot is not None
    assert spot.latitude == pytest.approx(48.0159, abs=0.001)


def test_a_sentence_may_end_with_a_direction() -> None:
    assert len(find_sentences("A shell fell at 49°50'23\"N 36°40'56\"E. Another missed.")) == 2


def test_hostile_runs_of_digits_are_read_in_linear_time() -> None:
    for piece in ("48.0159, ", "48°", "37U DP ", "1N", "49°50'", "lat 1 ", "+2345", "1 "):
        find_coordinates(piece * 20_000)


spots = st.tuples(st.floats(-79.9, 83.9), st.floats(-179.9, 179.9))


@given(spots, st.sampled_from(["{:.4f}, {:.4f}", "({:.5f}, {:.5f})", "lat {:.4f}, lon {:.4f}", "@{:.6f},{:.6f}"]))
def test_signed_degrees_come_back(spot: tuple[float, float], form: str) -> None:
    if max(map(abs, spot)) < 1:
        return  # might be shares or probabilities
    (found,) = find_coordinates(f"The coordinates are {form.format(*spot)}")
    assert found.readings[0].latitude == pytest.approx(spot[0], abs=1e-4)
    assert found.readings[0].longitude == pytest.approx(spot[1], abs=1e-4)


@given(spots)
def test_degrees_minutes_and_seconds_come_back(spot: tuple[float, float]) -> None:
    def write(value: float, letters: str) -> str:
        seconds = round(abs(value) * 3600)
        return f"{seconds // 3600}°{seconds // 60 % 60:02d}'{seconds % 60:02d}\"{letters[value < 0]}"

    (found,) = find_coordinates(f"at {write(spot[0], 'NS')} {write(spot[1], 'EW')}")
    assert found.readings[0].latitude == pytest.approx(spot[0], abs=0.0003)
    assert found.readings[0].longitude == pytest.approx(spot[1], abs=0.0003)


@given(spots, st.sampled_from([3, 4, 5]))
def test_the_military_grid_comes_back(spot: tuple[float, float], digits: int) -> None:
    (found,) = find_coordinates(f"grid {mgrs.MGRS().toMGRS(*spot, MGRSPrecision=digits)}")
    step = 10 ** (5 - digits) / 111_000
    assert found.readings[0].latitude == pytest.approx(spot[0], abs=step)
    assert found.uncertainty_km <= 0.1


@given(spots)
def test_plus_codes_come_back(spot: tuple[float, float]) -> None:
    (found,) = find_coordinates(f"at {openlocationcode.encode(*spot)}")
    assert found.readings[0].latitude == pytest.approx(spot[0], abs=0.0002)
    assert found.readings[0].longitude == pytest.approx(spot[1], abs=0.0002)


@given(st.text(alphabet="0123456789.,°'\"NSEW+-CFGHU ()/;latlon\n", max_size=60))
def test_whatever_is_found_lies_in_the_text_and_on_the_globe(text: str) -> None:
    found = find_coordinates(text)
    assert all(text[c.span.start : c.span.end] == c.span.text for c in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(abs(s.latitude) <= 90 and abs(s.longitude) <= 180 for c in found for s in c.readings)
