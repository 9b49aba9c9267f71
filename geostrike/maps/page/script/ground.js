// Land, coasts, borders and division lines: for orientation only, so nothing here reacts and no country has a colour.

function addGround(map, data) {
  const pane = map.createPane("ground");
  pane.style.zIndex = 210;
  pane.setAttribute("aria-hidden", "true");
  if (!data.ground) {
    return;
  }
  const renderer = L.svg({ pane: "ground", padding: 0.6 });
  const style = (className) => ({ renderer, pane: "ground", interactive: false, className, smoothFactor: 1 });
  const lines = data.ground.lines.map(decodeLine);
  const coasts = new Set(data.ground.coasts);
  const land = data.ground.land.map((polygon) => polygon.map((ring) => joinLines(ring, lines)));
  L.polygon(land, style("land")).addTo(map);
  L.polyline(lines.filter((_, i) => coasts.has(i)), style("coast")).addTo(map);
  L.polyline(data.divisions.map(decodeLine), style("division")).addTo(map);
  L.polyline(lines.filter((_, i) => !coasts.has(i)), style("border")).addTo(map);
  // Close up, approximate division lines would only mislead.
  const fade = () => pane.classList.toggle("near", map.getZoom() > 9);
  map.on("zoomend", fade);
  fade();
}

function addTiles(map, tiles) {
  if (tiles) {
    map.getPane("ground").style.zIndex = 150; // under the tiles, for where they do not come
    L.tileLayer(tiles.url, { maxZoom: 19, referrerPolicy: "no-referrer" }).addTo(map);
  }
  addCredit(map, tiles ? tiles.attribution : "Borders: Natural Earth, not authoritative");
}

// Leaflet's own attribution takes markup and shows a flag; this takes words.
function addCredit(map, words) {
  const control = L.control({ position: "bottomright" });
  control.onAdd = () => make("div", { class: "leaflet-control-attribution" }, words);
  control.addTo(map);
}
