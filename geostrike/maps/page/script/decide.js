// The form in which a reviewer decides about one place or one claim. It gives back corrections, and writes nothing itself.

const VERDICTS = {
  right: "Right", place: "Wrong place", reject: "Not a strike", attacker: "Another attacker", date: "Another date", withhold: "Withhold the place, for safety",
};
const EXACT = { point: "an exact point", neighbourhood: "somewhere in a neighbourhood", town: "somewhere in a town", district: "somewhere in a district", province: "somewhere in a province" };

// What may be decided of a target { kind, quote, quotes, mentions, placeId, attacker, struck }.
function verdictsFor(target) {
  const all = target.kind === "place" ? ["right", "place", "reject", "withhold"] : Object.keys(VERDICTS);
  const needing = { right: target.kind === "place" ? target.mentions : [1], withhold: target.mentions, place: target.kind === "place" ? target.mentions : [1], reject: target.quotes };
  return all.filter((verdict) => !needing[verdict] || needing[verdict].length);
}

// The corrections that a verdict is, without who, why and when; or { wrong: what to mend, field: where }.
function composeEntries(verdict, target, given) {
  const about = given.mention ? [given.mention] : target.mentions;
  const unique = (entries) => [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
  const anchored = (action, more) => unique(about.map(({ quote, mention }) => ({ action, quote, mention, ...more })));
  if (verdict === "right" && target.kind === "place") {
    return anchored("right", target.placeId ? { place: target.placeId } : {});
  }
  if (verdict === "right") {
    return [{ action: "right", quote: target.quote, attacker: target.attacker, ...(target.struck ? { struck: target.struck } : {}) }];
  }
  if (verdict === "reject") {
    return unique(target.quotes.map((quote) => ({ action: "reject", quote })));
  }
  if (verdict === "withhold") {
    return anchored("withhold", {});
  }
  if (verdict === "attacker") {
    return [{ action: "attacker", quote: target.quote, attacker: given.attacker.trim() }];
  }
  if (verdict === "date") {
    const struck = readDays(given.days);
    return struck ? [{ action: "date", quote: target.quote, struck }]
      : { wrong: "Write a day as 2031-03-01, or the first and the last one with a stroke between: 2031-03-01/2031-03-03.", field: "days" };
  }
  if (!about.length) {
    return { wrong: "Write the words that name the place, as they stand in the quote.", field: "words" };
  }
  if (given.choice) {
    return anchored("relocate", { place: given.choice });
  }
  const spot = readCoordinates(given.spot);
  if (!spot) {
    return { wrong: "Choose a place, press on the map, or write latitude and longitude in degrees: 35.81, 36.32.", field: "spot" };
  }
  return anchored("relocate", { ...(given.called.trim() ? { called: given.called.trim() } : {}), level: given.level, latitude: spot[0], longitude: spot[1] });
}

function field(words, element) {
  return make("label", {}, words, element);
}

function pick(name, options, chosen) {
  return options.map(([value, words]) => {
    const radio = make("input", { type: "radio", name, value, checked: value === chosen });
    return [radio, make("label", { class: "check" }, radio, make("bdi", {}, words))];
  });
}

// `actions`: keep(verdict, entries, reason, author), cancel(), middle(), known (names of attackers).
function buildDecision(target, author, actions) {
  const verdicts = pick("verdict", verdictsFor(target).map((verdict) => [verdict, VERDICTS[verdict]]));
  const numbered = target.mentions.map((mention, i) => [String(i), "“" + mention.mention + "”"]);
  const several = target.kind === "claim" && numbered.length > 1;
  const mention = make("select", {}, ...numbered.map(([value, words]) => make("option", { value }, words)));
  const words = make("input", { type: "text", autocomplete: "off" });
  const places = make("div", { class: "choices" });
  const spot = make("input", { type: "text", autocomplete: "off", inputmode: "text", placeholder: "35.81, 36.32" });
  const called = make("input", { type: "text", autocomplete: "off" });
  const level = make("select", {}, ...Object.entries(EXACT).map(([value, name]) => make("option", { value }, name)));
  const attacker = make("input", { type: "text", autocomplete: "off", list: "attackers", value: target.attacker || null });
  const days = make("input", { type: "text", autocomplete: "off", placeholder: "2031-03-01", value: target.struck || null });
  const reason = make("input", { type: "text", autocomplete: "off" });
  const initials = make("input", { type: "text", autocomplete: "off", value: author });
  const wrong = make("p", { class: "wrong", role: "alert" });
  const middle = press("Take the middle of the map", () => { spot.value = actions.middle(); actions.show(readCoordinates(spot.value)); });
  let choices = [];

  const about = make("div", { class: "part" }, field("Which place", mention));
  const where = make("div", { class: "part" },
    target.mentions.length ? null : field("Words of the quote that name the place", words), places,
    make("div", { class: "row" }, field("Latitude, longitude; or press on the map", spot), middle),
    make("div", { class: "row" }, field("Called", called), field("How exactly it is known", level)));
  const parts = {
    place: where,
    attacker: make("div", { class: "part" }, field("Who is said to have struck (empty: nobody is named)", attacker),
      make("datalist", { id: "attackers" }, ...actions.known.map((value) => make("option", { value })))),
    date: make("div", { class: "part" }, field("Day, or first and last day", days)),
    reject: make("p", { class: "part" }, target.quotes.length > 1 ? "This holds for all " + target.quotes.length + " statements here; of a single one, decide at that statement." : null),
  };
  const element = make("div", { class: "decision", role: "group", "aria-label": "Decision about " + target.words },
    make("fieldset", {}, make("legend", {}, "What is it?"), ...verdicts.map(([, label]) => label)),
    target.sharing > 1 ? make("p", { class: "note" }, many(target.sharing, "statement") + " were read from these words: what is decided of one holds for all of them.") : null, about, ...Object.values(parts),
    make("div", { class: "row" }, make("label", { class: "grow" }, "Reason", reason), field("Initials", initials)), wrong,
    make("p", { class: "row" }, press("Keep this decision", keep), press("Cancel", actions.cancel)));

  function verdict() {
    return verdicts.find(([radio]) => radio.checked)?.[0].value;
  }

  function chosenMention() {
    return several ? target.mentions[Number(mention.value)] : null;
  }

  function offer() {
    const offered = new Map((chosenMention() ? [chosenMention()] : target.mentions).flatMap((each) => each.choices));
    choices = pick("place", [...offered].filter(([id]) => id !== target.placeId).concat([["", "Another place, by its coordinates"]]));
    const only = choices.length === 1;
    choices[choices.length - 1][0].checked = only;
    places.replaceChildren(...(only ? [] : [make("fieldset", {}, make("legend", {}, "Which place is meant"), ...choices.map(([, label]) => label))]));
  }

  function refresh() {
    for (const [name, part] of Object.entries(parts)) {
      part.hidden = verdict() !== name;
    }
    about.hidden = !several || !["place", "withhold"].includes(verdict());
    wrong.textContent = "";
  }

  function keep() {
    const anchor = target.mentions.length ? chosenMention() : wordsOf();
    const given = {
      mention: anchor, choice: choices.find(([radio]) => radio.checked)?.[0].value, spot: spot.value, called: called.value, level: level.value,
      attacker: attacker.value, days: days.value,
    };
    const entries = verdict() ? composeEntries(verdict(), target, given) : { wrong: "Say what it is: right, or what is wrong.", field: "verdict" };
    if (entries.wrong || !initials.value.trim()) {
      wrong.textContent = entries.wrong || "Write your initials: every decision says who made it.";
      ({ days, words, spot, verdict: verdicts[0][0] }[entries.field] || initials).focus();
      return;
    }
    actions.keep(verdict(), entries, reason.value.trim() || "no reason given", initials.value.trim());
  }

  // Of a claim in which no place was recognised: words that stand in its quote, letter by letter.
  function wordsOf() {
    const text = words.value.trim();
    return text && target.quote.includes(text) ? { quote: target.quote, mention: text } : null;
  }

  function setSpot(lat, lon) {
    spot.value = lat.toFixed(5) + ", " + lon.toFixed(5);
    choices[choices.length - 1][0].checked = true;
    actions.show([lat, lon]);
  }

  element.addEventListener("change", (event) => event.target.name === "verdict" && refresh());
  mention.addEventListener("change", offer);
  spot.addEventListener("input", () => { choices[choices.length - 1][0].checked = true; actions.show(readCoordinates(spot.value)); });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      keep();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      actions.cancel();
    }
  });
  offer();
  refresh();
  return { element, setSpot, wantsSpot: () => verdict() === "place", focus: () => verdicts[0][0].focus() };
}
