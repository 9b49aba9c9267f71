// The card at a marker: when, who is alleged and by whom, the toll as worded, the words with the place marked, and what
// stands against them. Words of the article are copied from the list or enter as text.

// Values in order, each once, with all who say them: [[value, [speaker, ...]]].
function gatherSayers(claims, valuesOf) {
  const found = new Map();
  for (const claim of claims) {
    for (const value of valuesOf(claim)) {
      found.set(value, (found.get(value) || new Set()).add(claim.speaker));
    }
  }
  return [...found].map(([value, speakers]) => [value, [...speakers]]);
}

function nameSayers(speakers) {
  return speakers.length > 3 ? speakers.slice(0, 2).join(", ") + " and " + (speakers.length - 2) + " others" : speakers.join(", ");
}

// The claim to show first: of the news rather than from before it, with a quote that names the place, with a toll.
function bestClaim(claims, quoteOf) {
  const score = (claim) => (claim.past ? 0 : 4) + (claim.quoted ? 2 : 0) + (claim.tolls ? 1 : 0);
  return claims.map((claim) => ({ ...claim, quoted: Boolean(quoteOf(claim)?.querySelector("mark")) }))
    .reduce((best, claim) => (best && score(best) >= score(claim) ? best : claim), null);
}

function buildCard(place, element, actions) {
  const quoteOf = (claim) => {
    const quote = element.querySelector(`[data-claim="${claim.id}"] blockquote`);
    return quote ? quote.cloneNode(true) : null;
  };
  const best = bestClaim(place.claims, quoteOf);
  const against = (place.against || [])[0];
  const more = allClaims(place).length - (best ? 1 : 0) - (against ? 1 : 0);
  const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
  close.addEventListener("click", actions.close);
  return make("div", { class: "popup" }, close,
    make("h3", {}, make("bdi", {}, place.name), place.local ? " " : null, place.local ? make("bdi", { class: "local" }, place.local) : null),
    make("p", { class: "where" }, place.where, place.past ? " · background" : null),
    place.contested ? make("p", { class: "contested-word" }, "Contested") : null,
    cardFacts(place),
    best ? cardSays(best, quoteOf(best)) : null,
    against ? make("div", { class: "against" }, make("h4", {}, "Denied or disputed"), cardSays(against, quoteOf(against))) : null,
    make("p", { class: "row" }, ...cardButtons(place, best || against, more, actions)),
    cardCoordinates(place),
    actions.outlinks ? cardOutlinks(place) : null);
}

function cardFacts(place) {
  const claims = place.claims;
  const told = ([value, speakers]) => make("dd", {}, make("bdi", {}, value), ", says ", make("bdi", {}, nameSayers(speakers)));
  const plain = (value) => make("dd", {}, make("bdi", {}, value));
  const dates = gatherSayers(claims, (claim) => (claim.date ? [claim.date] : [])).map(([date]) => plain(date));
  const stated = gatherSayers(claims, (claim) => (claim.attacker && !claim.unsaid ? [claim.attacker] : []));
  const unsaid = gatherSayers(claims, (claim) => (claim.unsaid ? [claim.unsaid] : [])); // implied by the story, or only what struck
  const rows = [
    ["When", dates.length ? dates : [plain("not given")]],
    ["Alleged attacker", stated.map(told)],
    ["Attacker, not stated", unsaid.map(([words]) => plain(words))],
    ["Toll", gatherSayers(claims, (claim) => claim.tolls || []).map(told)],
    ["Weapon", gatherSayers(claims, (claim) => claim.weapons || []).map(([name]) => plain(name))],
  ];
  return make("dl", {}, ...rows.filter(([, values]) => values.length).map(([name, values]) => make("div", {}, make("dt", {}, name), ...values)));
}

function cardSays(claim, quote) {
  return make("div", { class: "says" }, quote,
    make("p", { class: "speaker" }, make("strong", {}, make("bdi", {}, claim.speaker)), " ",
      make("span", { class: "stance stance-" + claim.stance }, claim.says), claim.past ? " (background)" : null));
}

function press(words, onPress) {
  const button = make("button", { type: "button", class: "button" }, words);
  button.addEventListener("click", () => onPress(button));
  return button;
}

function cardButtons(place, claim, more, actions) {
  const buttons = [press(more > 0 ? more + " more" : "All that is said", actions.list)];
  if (claim && document.getElementById("text-" + claim.id)) {
    buttons.push(press("Read in the text", () => actions.text("text-" + claim.id)));
  }
  buttons.push(press("Copy link", (button) => copy(location.href.split("#")[0] + "#" + place.id, button)));
  return buttons;
}

function cardCoordinates(place) {
  const rows = coordinateForms(place.lat, trueLongitude(place.lon), place.km).map(([name, text]) => {
    const value = make("output", {}, text);
    return make("li", {}, make("span", { class: "kind" }, name), value, press("Copy", (button) => copy(text, button, value)));
  });
  const words = place.symbol === "area" ? "Coordinates of the middle of the area" : "Coordinates";
  return make("details", { class: "coordinates" }, make("summary", {}, words),
    make("ul", {}, ...rows), make("p", { class: "note" }, place.precision));
}

function cardOutlinks(place) {
  const days = place.claims.filter((claim) => !claim.past || place.past);
  const from = days.map((claim) => claim.from).filter(Boolean).sort()[0];
  const to = days.map((claim) => claim.to).filter(Boolean).sort().pop();
  return make("details", { class: "outlinks" }, make("summary", {}, "Look elsewhere"),
    make("ul", {}, ...outlinks({ ...place, lon: trueLongitude(place.lon) }, from, to).map(([name, address]) => make("li", {}, link(address, name)))),
    make("p", { class: "note" }, "Whoever runs these pages learns that you look at this spot."));
}

// To the clipboard where that is allowed; elsewhere the words are selected, to be copied by hand.
async function copy(text, button, shown) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    const field = shown || button.parentElement.appendChild(make("output", { class: "copy-by-hand" }, text));
    getSelection().selectAllChildren(field);
    button.textContent = "Selected: copy it";
  }
  setTimeout(() => { button.textContent = before; }, 2000);
}
