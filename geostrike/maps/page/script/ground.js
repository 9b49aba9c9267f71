// Land, water, borders and division lines: for orientation only, so nothing here reacts and no country has a colour.
// Of the scales that the page holds, the finest that holds all that is seen is shown.

// `covered` says how many pixels of the map lie under something else.
function addGround(map, data, covered = () => 0) {
  const pane = map.createPane("ground");
  pane.style.zIndex = 210;
  pane.setAttribute("aria-hidden", "true");
  const renderer = L.svg({ pane: "ground", padding: 0.6 });
  const built = new Map();
  let shown = null;

  function refresh() {
    const size = map.getSize();
    const seen = L.latLngBounds(map.containerPointToLatLng([0, 0]), map.containerPointToLatLng([size.x, size.y - covered()]));
    const scale = pickScale(data.ground, seen, data.edge);
    if (scale !== shown) {
      if (shown) {
        built.get(shown).remove();
      }
      if (!built.has(scale)) {
        built.set(scale, buildScale(scale, renderer));
      }
      built.get(scale).addTo(map);
      shown = scale;
    }
    // Close up, division lines would only mislead; far out they would only clutter.
    pane.classList.toggle("near", map.getZoom() > 10.5);
    pane.classList.toggle("far", map.getZoom() < 5.5);
  }
  if (data.ground.length) {
    map.on("moveend", refresh);
    if (map._loaded) {
      refresh();
    }
  }
}

// The first scale whose box holds what is seen of all there is; the last one holds everything.
function pickScale(scales, bounds, edge) {
  const [west, south, east, north] = [Math.max(bounds.getWest(), edge[0]), Math.max(bounds.getSouth(), edge[1]),
    Math.min(bounds.getEast(), edge[2]), Math.min(bounds.getNorth(), edge[3])];
  return scales.find(({ box }) => box[0] <= west && box[1] <= south && box[2] >= east && box[3] >= north) || scales[scales.length - 1];
}

function buildScale(scale, renderer) {
  const decode = (line) => decodeLine(line, scale.unit);
  const style = (className) => ({ renderer, pane: "ground", interactive: false, className, smoothFactor: 1 });
  const lines = scale.lines.map(decode);
  const coasts = new Set(scale.coasts);
  const land = scale.land.map((polygon) => polygon.map((ring) => joinLines(ring, lines)));
  const rivers = [0, 1, 2].map((rank) => scale.rivers.filter((river) => river[0] === rank).map((river) => decode(river[1])));
  return L.layerGroup([
    L.polygon(land, style("land")),
    L.polygon(scale.lakes.map((lake) => [decode(lake)]), style("lake")),
    ...rivers.map((some, rank) => L.polyline(some, style("river river-" + rank))),
    L.polyline(lines.filter((_, i) => coasts.has(i)), style("coast")),
    L.polyline(scale.divisions.map(decode), style("division")),
    L.polyline(scale.borders ? scale.borders.map(decode) : lines.filter((_, i) => !coasts.has(i)), style("border")),
  ]);
}

function addTiles(map, tiles, borders) {
  if (tiles) {
    map.getPane("ground").style.zIndex = 150; // under the tiles, for where they do not come
    L.tileLayer(tiles.url, { maxZoom: 19, referrerPolicy: "no-referrer" }).addTo(map);
  }
  addCredit(map, tiles ? tiles.attribution : "Borders: " + (borders || "Natural Earth") + ", not authoritative");
}

// Leaflet's own attribution takes markup and shows a flag; this takes words.
function addCredit(map, words) {
  const control = L.control({ position: "bottomright" });
  control.onAdd = () => make("div", { class: "leaflet-control-attribution" }, words);
  control.addTo(map);
}

// Where in the world this is: the far scale, small, with a frame round what the map shows.
function addLocator(map, data) {
  const far = data.ground[data.ground.length - 1];
  if (data.ground.length < 2 || !far.unit) {
    return;
  }
  const [west, south, east, north] = far.box;
  const width = 132;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const perDegree = width / ((east - west) * squeeze);
  const height = Math.round((north - south) * perDegree);
  const x = (lon) => (lon - west) * squeeze * perDegree;
  const y = (lat) => (north - lat) * perDegree;
  const lines = far.lines.map((line) => decodeLine(line, far.unit));
  const path = far.land.map((polygon) => "M" + joinLines(polygon[0], lines).map(([lat, lon]) => x(lon).toFixed(1) + " " + y(lat).toFixed(1)).join("L") + "Z").join("");
  const frame = drawing("rect", { class: "locator-frame", rx: 1 });
  const picture = drawing("svg", { class: "locator", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    drawing("path", { class: "land", d: path }), frame);
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => make("div", { class: "locator-box", "aria-hidden": "true" }, picture);
  control.addTo(map);

  function refresh() {
    const seen = map.getBounds();
    const centre = map.getCenter();
    const wide = Math.max(5, x(seen.getEast()) - x(seen.getWest()));
    const high = Math.max(4, y(seen.getSouth()) - y(seen.getNorth()));
    const place = { x: x(centre.lng) - wide / 2, y: y(centre.lat) - high / 2, width: wide, height: high };
    Object.entries(place).forEach(([name, value]) => frame.setAttribute(name, value.toFixed(1)));
    const corner = map.getSize();
    const covers = data.places.slice(0, 400).some((place) => { // nothing that is marked may lie under it
      const at = map.latLngToContainerPoint([place.lat, place.lon]);
      return at.x > -12 && at.x < width + 24 && at.y < corner.y && at.y > corner.y - height - 70;
    });
    picture.parentElement.hidden = covers || wide > width * 0.7; // then the map itself shows where it is
  }
  map.on("moveend", refresh);
  refresh();
}
