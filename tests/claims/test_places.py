"""Which places a sentence reports struck, and which it only names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geostrike.claims import extract_claims
from geostrike.model import Shape, Span
from geostrike.strikes import merge_claims
from tests.claims.marked import extract, mark, strikes_of


def struck(text: str) -> list[str]:
    return sorted(s.place.name for s in strikes_of(text) if s.place is not None and s.shown_as is not Shape.LIST)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jets bombed [Dovrin:town] on Tuesday.", ["Dovrin"]),
        ("An airstrike hit a bakery in [Dovrin:town], residents said.", ["Dovrin"]),
        ("Shells fell on [Dovrin:town] and [Oskara:town].", ["Dovrin", "Oskara"]),
        (
            "Warplanes struck the towns of [Dovrin:town], [Oskara:town] and [Zelimar:town].",
            ["Dovrin", "Oskara", "Zelimar"],
        ),
        ("[Karsa:province] province bore the brunt of the shelling.", ["Karsa"]),
        ("[Dovrin:town] was shelled overnight.", ["Dovrin"]),
        ("- Near [Dovrin:town], two strikes destroyed three bunkers.", ["Dovrin"]),
        ("Rockets were fired at [Dovrin:town] from a field near [Oskara:town].", ["Dovrin"]),
        ("A missile hit a depot near a mosque in the city of [Dovrin:town].", ["Dovrin"]),
        ("Drones attacked [Dovrin:town<Karsa>], in [Karsa:province] province.", ["Dovrin"]),
        (
            "{Arvanian:Arvania} forces struck a site in [Dovrin:town] early on Wednesday, the day the river froze over for the first time in years, the mayor said.",
            ["Dovrin"],
        ),
        (
            "The army has repeatedly pounded rebel positions in [Dovrin:town], the mayor of the town told a reporter who stood by the river.",
            ["Dovrin"],
        ),
        ("The mayor accused gunners of bombarding army posts in [Dovrin:town] on Friday.", ["Dovrin"]),
        ("From the morning, [Dovrin:town] was under artillery fire.", ["Dovrin"]),
        ("A drone raid on a funeral in [Dovrin:town] killed two.", ["Dovrin"]),
        ("A battery in [Dovrin:town] came under intense harassment fire.", ["Dovrin"]),
        ("Residents of [Dovrin:town] said that rockets crashed into the market.", ["Dovrin"]),
        ("On the [Dovrin:town] direction, jets bombed [Oskara:town].", ["Oskara"]),
        ('"Two people were hurt in air strikes targeting a base in [Dovrin:town]" said the Observatory.', ["Dovrin"]),
        ("Two died in an air strike near the armed groups bastion [Dovrin:town] a monitor said.", ["Dovrin"]),
        ("Destruction of the North State Institute in [Dovrin:town]", ["Dovrin"]),
        ("School No. 6 destroyed in [Dovrin:town]", ["Dovrin"]),
        ("Damaged clinic Nr. 4 in [Dovrin:town]", ["Dovrin"]),
        ('Soldiers "showing off" the ruins of [Dovrin:town]', ["Dovrin"]),
        ("Smoke rising from [Dovrin:town] after shelling", ["Dovrin"]),
        ("Footage from [Dovrin:town] showed two houses that the strikes had destroyed, the paper said.", ["Dovrin"]),
        ("Cement works in [Dovrin:town] under attack", ["Dovrin"]),
        ("Destroyed ferry on the last way out of [Dovrin:town]", ["Dovrin"]),
        ("Families escaping from [Dovrin:town], heavy damage on both sides of the road", ["Dovrin"]),
        (
            "Bakery destroyed in [Dovrin:town], according to reports, it had fed three villages by the river.",
            ["Dovrin"],
        ),
        ("The evening college in [Dovrin:town], has been badly damaged.", ["Dovrin"]),
        ("Destruction of a new clinic in [Dovrin:town], near [Oskara:town].", ["Dovrin"]),
        ("A drone strike in the village of [Tal Meru:town<Karsa>] in [Karsa:province] killed two.", ["Tal Meru"]),
    ],
)
def test_the_struck_place_is_found(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Jets that took off from [Karsa:town] bombed the rebels.",
        "Airstrikes killed fighters of the coalition that controls [Karsa:town].",
        "Speaking on Monday in [Karsa:town], the minister said airstrikes would go on.",
        "The army plans airstrikes on [Dovrin:town] next week.",
        "The general threatened missile strikes on [Dovrin:town].",
        "There were no airstrikes in [Dovrin:town].",
        "If jets bomb [Dovrin:town], thousands will flee.",
        "A ministry spokesman in [Dovrin:town] calls the account baseless and says the raids struck a farm.",
        "The minister told parliament in [Dovrin:town] on Friday that shells had killed 105 soldiers.",
        "He warned that airstrikes would endanger troops in [Dovrin:town].",
        "Jets bombed a bridge. An assault near [Dovrin:town] failed.",
        "Nurses launched strikes in [Dovrin:town].",
        "A strike by about 3,000 contract workers hit output at the mines of [Dovrin:town].",
        "Strike hits oil fields near [Dovrin:town] as contract workers down tools",
        "Jets bombed a bridge. The river rose over the fields in the night. Doctors in [Dovrin:town] received nine of the wounded.",
        "A truck bomb went off in [Dovrin:town] on Wednesday. It was a terrible attack. The blast broke windows in [Oskara:town]. The bombing was the worst in years. Nobody claimed the attack on [Dovrin:town].",
        "Fighters supported by coalition air strikes surrounded [Dovrin:town] on Friday and the river was low, residents of the valley told a reporter.",
        "Club charged over [Dovrin:town] bus attack\nFans threw cans and other missiles at the bus on Wednesday. The club won the game. Officials opened an inquiry. The fans were sorry.",
        "Mayor under attack in [Dovrin:town]",
        "Missiles launched from [Dovrin:town]",
        "Nurses in [Dovrin:town] went on strike over pay.",
        "A car bomb in [Dovrin:town] killed six people.",
        "A suicide bomber attacked a market in [Dovrin:town].",
        "Arvania test-fired a ballistic missile into the sea off [Dovrin:town].",
        "Gunmen attacked a checkpoint in [Dovrin:town].",
        "Two suicide bombers blew themselves up near a hospital. The explosion left both bombers dead in [Dovrin:town].",
        "[Dovrin:town] chemical plant explodes, catches fire; wide area evacuated",
        "26-01-2031 Bombs Kill 22 at Army Checkpoint in [Dovrin:town]. A ministry said two bombs had been laid at the gate.",
        "Lightning struck a barn in [Dovrin:town].",
        "An earthquake hit [Dovrin:town].",
    ],
)
def test_a_place_that_was_not_struck_is_not_drawn(text: str) -> None:
    assert struck(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- Near [Dovrin:town], two strikes engaged an [ANO:?] car bomb factory and a bunker.", ["Dovrin"]),
        ("- Near [Dovrin:town], two strikes destroyed an [ANO:?] checkpoint.", ["Dovrin"]),
        ("The raids came after a week in [Dovrin:town], where 30 people were killed by the air force.", ["Dovrin"]),
        (
            "Shells hit [Dovrin:town<Karsa>] in northern [Karsa:province], [Oskara:town<Velm>] in [Velm:province], and [Zelimar:town].",
            ["Dovrin", "Oskara", "Zelimar"],
        ),
        (
            "Drones damaged the bridge at [Dovrin:town] between [Arvania:country] and Vardan's [Karsa:province].",
            ["Dovrin"],
        ),
        ("The school in [Dovrin:town<Arvania>], in [Arvania:country], was bombed.", ["Dovrin"]),
        (
            "Jets from the south, and gunships from the coast, bombed caves of the Dawn Party (DP) in [Dovrin:town].",
            ["Dovrin"],
        ),
    ],
)
def test_wordings_between_strike_and_place_do_not_part_them(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Warplanes struck [Dovrin:town], south of the city of [Karsa:town].", ["Dovrin"]),
        ("Shells fell on [Dovrin:town] and [Oskara:town], 20 km east of [Karsa:town].", ["Dovrin", "Oskara"]),
        ("Rockets hit a base in [Dovrin:town] close to [Karsa:town].", ["Dovrin"]),
        ("An air raid on the [Dovrin:town] suburb of [Karsa:town] killed two.", ["Dovrin"]),
        ("Jets bombed [Dovrin:town] and areas south of [Karsa:town].", ["Dovrin", "Karsa"]),
        ("Jets bombed positions south of [Karsa:town].", ["Karsa"]),
        ("Jets bombed a road south of [Karsa:town], near [Dovrin:town].", ["Dovrin", "Karsa"]),
        ("A missile hit [Karsa:town] near the [Mill:neighbourhood] quarter.", ["Karsa", "Mill"]),
    ],
)
def test_a_place_that_tells_where_another_lies_was_not_struck(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Warplanes struck the besieged [Dovrin:town] overnight.", ["Dovrin"]),
        ("Shells hit the army held district of [Dovrin:town].", ["Dovrin"]),
        ("Rockets landed in the recently captured town of [Dovrin:town].", ["Dovrin"]),
        ("Shells fell in rebel held [Dovrin:town].", ["Dovrin"]),
        ("Jets bombed [Oskara:town] before rebels captured the town of [Dovrin:town].", ["Oskara"]),
        ("Rebels held [Dovrin:town] as jets bombed [Oskara:town].", ["Oskara"]),
    ],
)
def test_who_holds_a_place_may_be_told_of_one_that_was_struck(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[Dovrin:town<Karsa>] in [Karsa:province] province suffered a series of air strikes.", ["Dovrin"]),
        ("[Dovrin:town] was again the scene of heavy shelling.", ["Dovrin"]),
        ("The eastern districts of [Karsa:town] were pounded by bombs from jets.", ["Karsa"]),
        ("[Dovrin:town] saw protests against air strikes.", []),
        ("[Dovrin:town] faced criticism over its air strikes.", []),
    ],
)
def test_what_suffers_a_strike_was_struck(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The commander of the group's operations in [Karsa:town] was killed in an air strike in [Dovrin:town].",
            ["Dovrin"],
        ),
        ("Rebels shelled posts, while inching closer to positions near [Karsa:town] and [Dovrin:town].", []),
        (
            "Jets bombed [Oskara:town]. Most died in [Dovrin:town], where {Arvanian:Arvania} raids claimed 17 lives.",
            ["Dovrin", "Oskara"],
        ),
    ],
)
def test_whose_post_or_aim_a_place_is_says_nothing_of_strikes(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Airstrikes on the group's de facto capital [Karsa:town] killed 25 people.", ["Karsa"]),
        ("Air raids on districts of the war-torn second city of [Karsa:town] killed 18.", ["Karsa"]),
        ("Gunners shelled with short rockets the town of [Karsa:town].", ["Karsa"]),
        ("Shelling was reported in [Dovrin:town] [Oskara:town] and [Zelimar:town].", ["Dovrin", "Oskara", "Zelimar"]),
    ],
)
def test_words_that_colour_a_name_do_not_part_it_from_the_strike(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed [Oskara:town]. On Sunday rebels opened a front by sending a truck bomb into [Dovrin:town].",
        "Jets bombed [Oskara:town]. The two sides set up a safe zone in [Dovrin:town] under an agreement struck in May.",
        "Jets bombed [Oskara:town]. A suicide bomber killed six in [Dovrin:town]. The attack in [Dovrin:town] came a day after jets flew over.",
    ],
)
def test_other_violence_in_a_story_of_strikes_is_none(text: str) -> None:
    assert struck(text) == ["Oskara"]


def test_what_holds_a_town_that_no_gazetteer_knows_is_told_once_for_all() -> None:
    text = "Jets bombed the village of [Old Mill:?<Karsa>] in [Karsa:province] province. On Friday shells hit [Old Mill:?]."
    (strike,) = strikes_of(text)
    assert (strike.place.name if strike.place else None, len(strike.claim_ids)) == ("Karsa", 2)


def test_a_town_that_no_gazetteer_knows_is_shown_at_what_holds_it() -> None:
    text = "Jets bombed the village of [Old Mill:?<Karsa>] in [Karsa:province] province."
    (strike,) = strikes_of(text)
    assert (strike.place.name if strike.place else None, strike.shown_as) == ("Karsa", Shape.AREA)
    assert "no place found for “Old Mill”" in strike.reason
    assert "shown at Karsa" in strike.reason


def test_two_places_that_no_gazetteer_knows_stay_two_strikes_at_what_holds_them() -> None:
    text = "Jets bombed [Old Mill:?<Karsa>] and [Lower Ford:?<Karsa>] in [Karsa:province] province."
    assert [(s.place.name if s.place else None) for s in strikes_of(text)] == ["Karsa", "Karsa"]


def test_a_country_never_stands_in_for_a_place_that_no_gazetteer_knows() -> None:
    (strike,) = strikes_of("Jets bombed the village of [Old Mill:?<Arvania>] in [Arvania:country].")
    assert (strike.shown_as, strike.place) == (Shape.LIST, None)


def test_a_town_that_no_gazetteer_knows_is_listed_with_the_reason() -> None:
    (strike,) = strikes_of("Jets bombed the village of [Old Mill:?].")
    assert (strike.shown_as, strike.place) == (Shape.LIST, None)
    assert "no place found" in strike.reason


def test_a_country_is_listed_not_drawn() -> None:
    (strike,) = strikes_of("Jets carried out airstrikes in [Arvania:country].")
    assert strike.shown_as is Shape.LIST


def test_the_attack_is_left_alone_after_other_violence() -> None:
    text = "Jets bombed [Dovrin:town]. A car bomb in [Oskara:town] wounded five people. The attack killed three."
    claims = [c for c in extract(text).claims if c.evidence[0].text.startswith("The attack")]
    assert all(not claim.toponym_ids for claim in claims)


def test_every_place_chosen_has_its_reasons_and_every_place_passed_over_too() -> None:
    found = extract("Jets from [Karsa:town] bombed [Dovrin:town], the mayor of [Oskara:town] said.")
    assert all(claim.evidence_for_place for claim in found.claims if claim.toponym_ids)
    assert all(passed.reason for passed in found.passed_over)


def test_places_of_a_repeated_paragraph_count_once() -> None:
    article, toponyms, resolutions = mark("Jets bombed [Dovrin:town].\nJets bombed [Dovrin:town].")
    second = Span(start=20, end=len(article.text), text=article.text[20:])
    assert len(extract_claims(replace(article, repeated=(second,)), toponyms, resolutions).claims) == 1


def test_the_page_around_the_article_gives_no_claims() -> None:
    article, toponyms, resolutions = mark("Jets bombed [Dovrin:town].\nRelated news\nJets bomb [Oskara:town]")
    around = Span(start=19, end=len(article.text), text=article.text[19:])
    (claim,) = extract_claims(replace(article, furniture=(around,)), toponyms, resolutions).claims
    assert claim.evidence[0].text == "Jets bombed Dovrin."


def test_an_arabic_text_is_read_with_its_own_lexicon() -> None:
    article, toponyms, resolutions = mark("قصفت الطائرات الحربية بلدة [درفين:town] أمس.")
    found = extract_claims(replace(article, language="ar"), toponyms, resolutions)
    assert [claim.toponym_ids for claim in found.claims] == [("t1",)]


def test_a_target_is_what_was_hit_and_not_that_it_was() -> None:
    """Made up."""
    told = extract(
        "A drone struck [Dovrin:town], where four men were killed when their vehicle was hit, the army said."
    )
    assert all("killed" not in target and "when" not in target for claim in told.claims for target in claim.targets)


def test_a_quarter_is_no_capital() -> None:
    claims = extract("Shells hit [Old Mill:neighbourhood]. Jets also bombed army camps east of the capital.").claims
    assert claims[-1].toponym_ids == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed [Dovrin:town]. Soldiers carried out raids in [Oskara:town] and arrested six men.",
        "Jets bombed [Dovrin:town]. A helicopter crashed near [Oskara:town].",
    ],
)
def test_raids_on_foot_and_crashes_are_no_strikes_even_beside_one(text: str) -> None:
    assert struck(text) == ["Dovrin"]


def test_where_all_places_that_a_name_may_mean_lie_is_shown_when_no_one_of_them_is_sure() -> None:
    article, toponyms, resolutions = mark("Jets bombed [Dovrin:?]. Shells hit [Karsa:province] province.")
    unsure = replace(resolutions[0], area=resolutions[1].place, confidence=0.6)
    found = merge_claims(
        extract_claims(article, toponyms, (unsure, resolutions[1])).claims, toponyms, (unsure, resolutions[1])
    )
    strike = next(s for s in found.strikes if s.toponym_id == "t1")
    assert (strike.shown_as, strike.place) == (Shape.AREA, resolutions[1].place)
    assert "holds all places it may mean" in strike.reason


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rockets fired from the outskirts of [Oskara:town] hit [Dovrin:town].", ["Dovrin"]),
        ("[Dovrin:town] was shelled from the hills around [Oskara:town].", ["Dovrin"]),
        ("[Belgard:town], which has been bombing rebels in [Dovrin:town] since May, did not comment.", ["Dovrin"]),
        ("Jets hit [Dovrin:town], which has been bombed every day.", ["Dovrin"]),
        (
            "Jets hit [Dovrin:town]. The attack comes days after forces took back [Oskara:town] and its port.",
            ["Dovrin"],
        ),
        (
            "The air raid on the [Dovrin:town] airbase, near the ancient city of [Oskara:town], came at dawn.",
            ["Dovrin"],
        ),
        ("A drone had flown 1,500 kilometres to hit a radar near [Dovrin:town], the agency said.", ["Dovrin"]),
        ("Warships fired missiles from the sea, west of [Oskara:town], hitting a depot in [Dovrin:town].", ["Dovrin"]),
        ("Shells have fallen from the early hours on [Dovrin:town], people said.", ["Dovrin"]),
        ("Artillery and drones opened fire in the direction of [Dovrin:town], hitting two depots.", ["Dovrin"]),
        (
            "Rockets hit a command post and homes in the government-held city of [Dovrin:town], officials said.",
            ["Dovrin"],
        ),
        ("After the air strike crews dug bodies out of the ruins of [Dovrin:town].", ["Dovrin"]),
        ("Missiles hit [Oskara:town]. Debris caused a fire at a mill in [Dovrin:town].", ["Dovrin", "Oskara"]),
        (
            "From the morning, [Oskara:town] city and the villages of [Dovrin:town] region are under artillery fire.",
            ["Dovrin", "Oskara"],
        ),
        ("- [Dovrin:town]: helicopters dropped barrels on the old airport.", ["Dovrin"]),
        ("- [Dovrin:town] and villages west of it: rocket shelling, one man killed.", ["Dovrin"]),
        ("Missiles hit [Oskara:town]. Drones set fire to a store in [Dovrin:town].", ["Dovrin", "Oskara"]),
        ("A car bomb went off in [Oskara:town] hours after the shelling of [Dovrin:town].", ["Dovrin"]),
        ("Gunmen killed two in [Oskara:town] while warplanes bombed [Dovrin:town].", ["Dovrin"]),
        ("Warplanes bombed [Dovrin:town] after gunmen killed two in [Oskara:town].", ["Dovrin"]),
        ("Snipers shot a man in [Oskara:town] as shells fell on [Dovrin:town].", ["Dovrin"]),
        ("The drone flew over [Oskara:town] before crashing in [Dovrin:town].", ["Dovrin"]),
    ],
)
def test_origins_actors_landmarks_and_other_events_are_not_struck(text: str, places: list[str]) -> None:
    assert struck(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Air traffic controllers in [Dovrin:town] have also called a strike for the weekend.",
        "Pilots and ground staff walked out on Monday. Further strikes in [Dovrin:town] are to follow.",
        "The missiles were launched at mock targets near [Dovrin:town] in the war games.",
    ],
)
def test_walkouts_and_war_games_are_no_strikes(text: str) -> None:
    assert struck(text) == []


def test_a_strike_that_is_called_something_is_no_walkout() -> None:
    text = "Residents called the strike barbaric. A second strike hit a home in [Dovrin:town], where drones circled."
    assert struck(text) == ["Dovrin"]


def test_a_hospital_that_was_hit_speaks_not() -> None:
    """Made up: the doctors speak, the town of the hospital was struck."""
    for text in (
        "An airstrike on a hospital in [Dovrin:town] killed 12, doctors said.",
        "An airstrike on a clinic in [Dovrin:town] killed 12 people on Monday, local officials said.",
    ):
        assert extract(text).claims[0].toponym_ids == ("t1",)
    assert extract("An air strike killed ten, officials in [Dovrin:town] said.").claims[0].toponym_ids == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وبقصفٍ مدفعي على بلدة [درفين:town] قتل رجل.", ["درفين"]),
        ("استهدفت طائرة مسيّرة انتحارية قرية [درفين:town] أمس.", ["درفين"]),
        ("تعرضت بلدة [درفين:town] لقصف عنيف.", ["درفين"]),
        ("قصفت المدفعية [درفين:town] جنوب مدينة [أسكار:town].", ["درفين"]),
        ("انفجرت سيارة مفخخة في [درفين:town].", []),
    ],
)
def test_arabic_words_are_read_with_what_is_written_onto_them(text: str, places: list[str]) -> None:
    article, toponyms, resolutions = mark(text)
    extraction = extract_claims(replace(article, language="ar"), toponyms, resolutions)
    merged = merge_claims(extraction.claims, toponyms, resolutions)
    assert [s.place.name for s in merged.strikes if s.place is not None] == places


def test_where_those_who_fled_now_live_may_be_struck() -> None:
    """Made up."""
    for text in (
        "An air strike on a camp for displaced people in [Dovrin:town] killed 45.",
        "Drones hit a school sheltering displaced families in [Dovrin:town].",
    ):
        assert extract(text).claims[0].toponym_ids == ("t1",)
    assert extract("Shells killed ten people displaced to [Dovrin:town].").claims[0].toponym_ids == ()


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Jets bombed a school in [Dovrin:town], the prosecutor's office said.", ("school",)),
        ("Five other people were killed in air strikes on [Dovrin:town].", ()),
        ("Jets targeted civilians in [Dovrin:town].", ("civilians",)),
    ],
)
def test_whoever_speaks_or_died_is_no_target(text: str, targets: tuple[str, ...]) -> None:
    assert extract(text).claims[0].targets == targets


# Made-up sentences.
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels in [Karsa:town] fired mortars at [Dovrin:town].", ["Dovrin"]),
        ("Troops near [Karsa:town] shelled army-held [Dovrin:town].", ["Dovrin"]),
        ("The army in the province of [Karsa:province] has shelled [Dovrin:town].", ["Dovrin"]),
        ("Hezbollah forces in [Karsa:town] launched a missile at [Dovrin:town].", ["Dovrin"]),
        ("Rebels in [Karsa:town] were bombed.", ["Karsa"]),
        ("Rebels in [Karsa:town] bombed by jets.", ["Karsa"]),
        ("Shelling by rebels in [Karsa:town] hit a market.", ["Karsa"]),
        ("Two rockets hit [Dovrin:town], an attack that officials blamed on [Arvania:country].", ["Dovrin"]),
        ("Rockets fired by militants in [Karsa:town] landed in [Dovrin:town].", ["Dovrin"]),
        ("Artillery in [Karsa:town] shelled [Dovrin:town].", ["Dovrin"]),
        ("Gunners on the hills above [Karsa:town] pounded [Dovrin:town].", ["Dovrin"]),
    ],
)
def test_where_those_who_fire_stand_is_not_struck(text: str, places: list[str]) -> None:
    assert struck(text) == places


# Made-up sentences.
@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Air defences downed nine drones over [Karsa:town]; a tenth hit a block of flats in [Dovrin:town].",
            ["Dovrin"],
        ),
        ("Air defences downed nine drones over [Karsa:town], but a tenth hit flats in [Dovrin:town].", ["Dovrin"]),
        ("A missile was shot down over [Karsa:town] while another struck a fuel depot in [Dovrin:town].", ["Dovrin"]),
        ("Shells hit [Dovrin:town]; fighting continued in [Karsa:town].", ["Dovrin"]),
        ("Jets bombed [Dovrin:town]; in [Karsa:town], residents fled.", ["Dovrin"]),
        ("Air strikes hit [Dovrin:town]; [Oskara:town]; and [Karsa:town].", ["Dovrin", "Karsa", "Oskara"]),
        ("Had the missile hit [Karsa:town], hundreds would have died.", []),
    ],
)
def test_what_happened_elsewhere_is_not_the_strike(text: str, places: list[str]) -> None:
    assert struck(text) == places


# Made-up sentences.
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Artillery fire was also reported from [Dovrin:town].", ["Dovrin"]),
        ("Demonstrators marched in [Karsa:town] against the air strikes on [Dovrin:town].", ["Dovrin"]),
        (
            "A drone attack killed three in [Dovrin:province], bordering {Belmoran:Belmora} [Karsa:province].",
            ["Dovrin"],
        ),
        ("{Arvanian:Arvania} jets carried out air strikes. A spokesman in [Karsa:town] calls the strikes a crime.", []),
        (
            "Jets launched strikes on [Dovrin:town] on Wednesday, two weeks after gunmen killed 26 people near [Karsa:town].",
            ["Dovrin"],
        ),
        (
            "Jets bombed [Dovrin:town]. “When [Arvania:country] strikes again, the world will know,” he said in [Karsa:town].",
            ["Dovrin"],
        ),
        ("Drones were sold. Officers saw a drone destroying a plywood tank at a range near [Karsa:town].", []),
    ],
)
def test_where_and_when_something_else_happened_is_not_struck(text: str, places: list[str]) -> None:
    assert struck(text) == places


def test_the_dead_of_weeks_before_are_not_those_of_the_strike() -> None:
    text = "Jets launched strikes on [Dovrin:town], two weeks after gunmen killed 26 people near [Karsa:town]."
    assert extract(text).claims[0].casualties == ()


def test_who_is_accused_was_not_struck() -> None:
    assert struck("Aid agencies accuse [Oskara:town] and [Dovrin:town] of bombing clinics.") == []


def test_blasts_that_the_next_sentence_says_were_no_attack_are_not_drawn() -> None:
    text = "Shells hit [Oskara:town]. In [Dovrin:town], explosions caused panic. The governor said there had been no attack."
    assert struck(text) == ["Oskara"]


@pytest.mark.parametrize(
    "text",
    [
        "The flood came like a bombardment, in the dark, people of [Dovrin:town] said.",
        "There have been no air raids on [Oskara:town] and no cross-border missile fire towards [Dovrin:town].",
    ],
)
def test_what_is_likened_to_a_strike_or_never_was_is_not_drawn(text: str) -> None:
    assert struck(text) == []


def test_a_negation_before_a_comma_is_of_something_else() -> None:
    assert struck("With no warning, air strikes hit [Dovrin:town].") == ["Dovrin"]
