// Puts the page of a collection together: map and list show what passes, a hundred incidents at a time.

const PAGE = 100;
const MOST_NAMES = 15;
const data = JSON.parse(document.getElementById("data").textContent);
data.articles = new Map(data.articles.map((article) => [article.id, article]));
const map = window[data.map];
const state = { words: "", party: "", several: false, disputed: false, recalled: false, fresh: false, place: "", from: "", to: "", since: "" };
const list = document.getElementById("incidents");
const more = document.getElementById("more");
const status = document.getElementById("status");
const fresh = new Set(data.fresh);
let shown = [];
let drawn = 0;

data.incidents.forEach((incident) => {
  const articles = incident.reports.map((report) => data.articles.get(report.article));
  incident.newest = articles.reduce((last, article) => (article.published && article.published > last ? article.published : last), "");
  incident.fresh = fresh.has(incident.id);
  incident.spot = incident.lat === null ? "" : incident.lat + "," + incident.lon;
  incident.words = [incident.name, incident.where, ...incident.attackers, ...articles.flatMap((a) => [a.title, a.outlet]), ...incident.reports.map((r) => r.quote)]
    .filter(Boolean).join(" ").toLowerCase();
});

if (calm()) {
  map._zoomAnimated = false; // Leaflet reads the wish for less motion only when a map is made
  map.options.inertia = false;
}
hushClicks();
addGround(map, data);
addTiles(map, null);
L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
map.getContainer().setAttribute("role", "region");
map.getContainer().setAttribute("aria-label", "Map of reported strike locations; the same incidents are in the list");
const spots = L.layerGroup().addTo(map);
const canvas = L.canvas({ padding: 0.4 });
const colours = getComputedStyle(document.documentElement);
const red = colours.getPropertyValue("--strike").trim();
const grey = colours.getPropertyValue("--past").trim();

let names = [];

function drawSpots() {
  spots.clearLayers();
  const places = new Map();
  for (const incident of shown) {
    if (incident.spot) {
      const place = places.get(incident.spot) || { first: incident, count: 0, recalled: true };
      place.count += 1;
      place.recalled = place.recalled && incident.background;
      places.set(incident.spot, place);
    }
  }
  // With few places each bears its name, as far as there is room; with many, the one that is pointed at.
  const named = places.size <= MOST_NAMES;
  names = [];
  for (const [spot, place] of [...places].sort((a, b) => b[1].count - a[1].count)) {
    const words = (place.first.area ? "somewhere in " : "") + place.first.name + (place.count > 1 ? " · " + place.count : "");
    const { lat, lon, km, area } = place.first;
    const colour = place.recalled ? grey : red;
    if (!area && km >= 5) {
      L.circle([lat, lon], { renderer: canvas, radius: km * 1000, color: colour, weight: 1.5, dashArray: "5 4", fillOpacity: 0, interactive: false }).addTo(spots);
    }
    // The outline of an area is not at hand, and a circle as wide would lie over its neighbours: a small dashed one marks its middle.
    const look = area ? { radius: 9, weight: 1.5, dashArray: "3 3", fillOpacity: 0.1 }
      : { radius: Math.min(16, 4 + Math.sqrt(place.count) * 1.5), weight: 2, fillOpacity: place.recalled ? 0 : 0.6 };
    const dot = L.circleMarker([lat, lon], { renderer: canvas, color: colour, ...look })
      .addTo(spots).on("click", () => choose(spot))
      .bindTooltip(make("span", { dir: "auto" }, words), { permanent: named, direction: "right", offset: [8, 0], className: "spot-name", opacity: 1 });
    if (named) {
      names.push(dot.getTooltip().getElement());
      dot.on("mouseover", () => dot.getTooltip().getElement().classList.remove("crowded")).on("mouseout", thinNames);
    }
  }
  thinNames();
}

// Of names that lie over each other, that of the place with the most incidents is shown.
function thinNames() {
  const taken = [];
  for (const name of names) {
    const box = name.getBoundingClientRect();
    const free = taken.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
    name.classList.toggle("crowded", !free);
    if (free) {
      taken.push(box);
    }
  }
}

map.on("zoomend", thinNames);

function choose(spot) {
  state.place = state.place === spot ? "" : spot;
  apply();
  document.getElementById("list").focus();
}

function show(incident) {
  map.setView([incident.lat, incident.lon], Math.min(12, closestZoom(incident.km, incident.lat, 520)));
}

function apply() {
  const told = data.incidents.filter((incident) => passes(incident, state));
  shown = told.filter((incident) => isWithin(incident, state));
  recount(told);
  list.replaceChildren();
  drawn = 0;
  drawMore();
  drawSpots();
  const where = state.place && shown.length ? " at " + shown[0].name : "";
  status.replaceChildren(many(shown.length, "incident") + where + " of " + data.incidents.length.toLocaleString("en"));
  if (state.place) {
    const back = make("button", { type: "button", class: "button" }, "All places");
    back.addEventListener("click", () => { state.place = ""; apply(); });
    status.append(" ", back);
  }
}

function drawMore() {
  list.append(...shown.slice(drawn, drawn + PAGE).map((incident) => makeIncident(incident, data, Boolean(state.since) || incident.fresh, show)));
  drawn = Math.min(shown.length, drawn + PAGE);
  more.hidden = drawn >= shown.length;
}

more.addEventListener("click", drawMore);
const recount = buildTools(data, state, apply);
if (data.fit) {
  const [west, south, east, north] = data.fit;
  map.fitBounds([[south, west], [north, east]], { padding: [36, 36], maxZoom: 11, animate: false });
}
apply();
document.documentElement.setAttribute("data-ready", "");
