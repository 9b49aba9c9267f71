// Puts the page together: data in, map and list linked both ways.

document.documentElement.classList.toggle("share", location.hash === "#picture");

const data = restoreWords(JSON.parse(document.getElementById("data").textContent));
const map = window[data.map];
const asked = readHash(location.hash);
const state = asked.state;
const indexOf = new Map(data.places.map((place, i) => [place.id, i]));

if (calm()) {
  map._zoomAnimated = false; // Leaflet reads the wish for less motion only when a map is made
  map.options.inertia = false;
}
hushClicks();
if (data.turned) { // the map goes on past 180 degrees instead of beginning anew
  map.dragging._draggable.off("predrag", map.dragging._onPreDragWrap, map.dragging);
}
const sheet = openSheet(map);
addGround(map, data, sheet.covered);
addTiles(map, data.tiles, data.borders);
const markers = addMarkers(map, data, choose);
const caps = data.places.map(closestFor);
const list = openList(data, choose);
const relabel = addLabels(map, data, markers.isShown);
const rest = openRest(data);
const filters = data.places.length + data.rest.length > 1 ? buildFilters(data, state, apply) : null;
const time = data.places.length + data.rest.length ? buildTime(data, state, apply) : null;
const review = data.review ? openReview(map, data) : null;
const holder = document.getElementById("card");
let cardOf = null;
let settled = false;
let firstZoom = 5;
let waiting = null;

L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
map.getContainer().setAttribute("role", "region");
map.getContainer().setAttribute("aria-label", "Map of reported strike locations; the same places are in the list");

const tools = document.getElementById("tools");
tools.append(...[filters && filters.past, buildDrawer(), review && buildReviewLink()].filter(Boolean));
tools.hidden = false;

// With a handful of places the list itself is the best finder, so the tools wait behind one line.
function buildDrawer() {
  const parts = [filters && filters.element, time && time.element, buildDownloads(data.file)].filter(Boolean);
  const words = parts.length > 1 ? "Search, filter, download" : "Download the data";
  const open = data.places.length > 15 || narrows(state);
  return make("details", { class: "drawer", open }, make("summary", {}, words), ...parts);
}

function buildReviewLink() {
  return make("p", { class: "review-open" }, make("a", { href: "#review", id: "review-open" }, "Review what was read"), ", and decide what is right");
}

// How close one may look at a place: its uncertainty, or its outline, must fit.
function closestFor(place, index) {
  return place.outline ? map.getBoundsZoom(markers.extent(index)) : closestZoom(place.km, place.lat, 520);
}

// The whole map goes no closer than its most exact place is known.
function closestOfAll() {
  return caps.length ? caps.reduce((most, cap) => Math.max(most, cap), 6) : 8;
}

// Beyond the edge nothing is drawn, so nobody need go there.
function frame() {
  if (data.edge) {
    const [west, south, east, north] = data.edge;
    const edge = L.latLngBounds([south, west], [north, east]);
    if (data.places.length || !sheet.active()) { // where nothing is marked, the world may lie above the sheet
      map.setMaxBounds(edge);
    }
    map.setMinZoom(Math.min(map.getBoundsZoom(edge, true), map.getZoom(), Math.max(0, firstZoom - 4)));
  }
}

function fit() {
  if (data.fit) {
    const [west, south, east, north] = data.fit;
    const closest = caps.length > 1 ? 11 : caps.length === 0 ? 7 : data.places[0].outline ? caps[0] - 1 : caps[0] - 2;
    map.fitBounds([[south, west], [north, east]], {
      paddingTopLeft: [60, 36], paddingBottomRight: [36, 36 + sheet.covered()], maxZoom: closest, animate: false,
    });
  }
}

function apply() {
  const query = fold(state.query.trim());
  const wanted = [];
  data.places.forEach((place, i) => {
    if (placeFits(place, state) && (!query || list.textOf(i).includes(query))) {
      wanted.push(i);
    }
  });
  markers.showRings(state.rings);
  markers.show(wanted);
  list.show(wanted, state);
  relabel();
  filters && filters.refresh(wanted.length, rest.show(state, query));
  time && time.refresh();
  remember();
}

// From the map: the card opens and the list follows. From the list: the map goes there, never closer than is known.
function choose(index, from) {
  if (from === "map" && review && review.takeSpot(data.places[index].lat, trueLongitude(data.places[index].lon))) {
    return;
  }
  state.chosen = data.places[index].id;
  const byKeyboard = from === "map" && document.activeElement === markers.marker(index).getElement();
  markers.choose(index);
  list.choose(index, from !== "list");
  if (from !== "map") {
    approach(index);
  }
  if (sheet.active()) {
    sheet.open();
    list.choose(index, true);
    uncoverFromSheet(index);
  } else {
    openCard(index, byKeyboard);
  }
  remember();
}

function approach(index) {
  const extent = markers.extent(index);
  const place = data.places[index];
  const closest = place.outline ? caps[index] : Math.min(caps[index], Math.max(map.getZoom(), caps[index] - 3));
  map.fitBounds(extent, { ...roomForCard(), maxZoom: closest, animate: false });
}

function openCard(index, focus) {
  const place = data.places[index];
  const card = buildCard(place, list.entry(index), {
    list() {
      const entry = list.choose(index, true);
      entry.querySelector("a.show").focus({ preventScroll: true });
    },
    text: follow,
    close: closeCard,
    outlinks: Boolean(data.outlinks),
  });
  holder.replaceChildren(card);
  holder.hidden = false;
  holder.scrollTop = 0;
  cardOf = { index, focus };
  uncover(index);
  if (focus) {
    card.querySelector(".row button").focus({ preventScroll: true });
  }
}

// Whoever came by keyboard goes back to the marker.
function closeCard() {
  if (cardOf) {
    const icon = markers.marker(cardOf.index).getElement();
    if (icon && (cardOf.focus || holder.contains(document.activeElement))) {
      icon.focus({ preventScroll: true });
    }
  }
  holder.hidden = true;
  cardOf = null;
}

// The map moves only if the card would lie over the marker it tells of.
function uncover(index) {
  const at = map.latLngToContainerPoint([data.places[index].lat, data.places[index].lon]);
  const frame = map.getContainer().getBoundingClientRect();
  const card = holder.getBoundingClientRect();
  const left = card.left - frame.left;
  const top = card.top - frame.top;
  const over = card.width && at.x > left - 20 && at.y > top - 20 && at.y < top + card.height + 20 && at.x < left + card.width + 20;
  if (over) {
    map.panBy(left > 120 ? [at.x - left + 60, 0] : [0, at.y - top + 60], { animate: false });
  }
}

// On a phone: the marker into the middle of what the sheet leaves of the map.
function uncoverFromSheet(index) {
  const at = map.latLngToContainerPoint([data.places[index].lat, data.places[index].lon]);
  const free = map.getSize().y - sheet.covered();
  if (free > 80 && (at.y > free - 30 || at.y < 20)) {
    map.panBy([0, at.y - free / 2], { animate: false });
  }
}

// Room that the card takes from the map, as Leaflet wants it.
function roomForCard() {
  const size = map.getSize();
  const wide = window.matchMedia("(min-width: 48em)").matches;
  if (sheet.active()) {
    return { paddingTopLeft: [20, 20], paddingBottomRight: [20, sheet.covered() + 20] };
  }
  return { paddingTopLeft: [40, 30], paddingBottomRight: wide && size.x > 640 ? [370, 30] : wide ? [30, size.y / 2] : [30, 30] };
}

// Browsers refuse to note an address many times a second.
function remember() {
  clearTimeout(waiting);
  waiting = settled ? setTimeout(note, 150) : null;
}

function note() {
  const centre = map.getCenter();
  const hash = writeHash(state, { lat: centre.lat, lng: centre.lng, zoom: map.getZoom() });
  try {
    history.replaceState(null, "", hash || location.pathname);
  } catch {
    // A notebook shows the page in a frame without an address.
  }
}

// Links inside the page: to a place, to a claim, to the text. What is folded away opens.
function follow(anchor) {
  if (anchor === "review" && review) {
    review.toggle(true);
    return;
  }
  const target = anchor && document.getElementById(anchor);
  if (anchor && indexOf.has(anchor)) {
    choose(indexOf.get(anchor), "text");
    return;
  }
  if (!target) {
    return;
  }
  for (let outer = target.closest("details"); outer; outer = outer.parentElement.closest("details")) {
    outer.open = true;
  }
  target.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  target.classList.add("flash");
  setTimeout(() => target.classList.remove("flash"), 2500);
}

document.addEventListener("click", (event) => {
  const target = event.target.closest('a[href^="#"]');
  if (target && !event.defaultPrevented && !target.classList.contains("skip")) {
    event.preventDefault();
    follow(target.getAttribute("href").slice(1));
  }
});
window.addEventListener("hashchange", () => follow(readHash(location.hash).anchor));
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("#left-out details, #legend").forEach((element) => { element.open = true; });
  reframe();
});
window.addEventListener("afterprint", reframe);
window.matchMedia("print").addEventListener("change", reframe);

// Paper has its own size: show on it all that is drawn.
function reframe(event) {
  if (!event || event.type !== "resize") {
    map.invalidateSize({ animate: false });
  }
  map.options.minZoom = 0;
  fit();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    map.closePopup();
    closeCard();
  }
});
map.on("click", (event) => (review && review.takeSpot(event.latlng.lat, event.latlng.lng)) || closeCard());

const legend = document.getElementById("legend");
if (legend) {
  const rings = make("input", { type: "checkbox", id: "rings", checked: state.rings });
  rings.addEventListener("change", () => { state.rings = rings.checked; markers.showRings(state.rings); remember(); });
  legend.querySelector(".ring-switch")?.append(make("label", { class: "check" }, rings, "show"));
}
if (legend && window.matchMedia("(max-width: 62em)").matches) {
  legend.open = false;
}
map.invalidateSize({ animate: false });
map.options.maxZoom = closestOfAll();
if (asked.view) {
  map.setView([asked.view.lat, asked.view.lng], Math.min(asked.view.zoom, closestOfAll()), { animate: false });
} else {
  fit();
}
firstZoom = map.getZoom();
frame();
addLocator(map, data);
apply();
map.on("resize", frame);
if (document.documentElement.classList.contains("share")) {
  map.on("resize", reframe); // who draws the picture gives the window its size only after the page has started
}
map.on("moveend", remember);
if (asked.anchor) {
  if (asked.view && indexOf.has(asked.anchor)) {
    markers.choose(indexOf.get(asked.anchor));
    list.choose(indexOf.get(asked.anchor), true);
  } else {
    follow(asked.anchor);
  }
}
settled = true;
document.documentElement.dataset.ready = "yes";
