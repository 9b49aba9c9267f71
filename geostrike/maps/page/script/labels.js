// Names on the map: those of marked places first, then towns and divisions for orientation, none over another.

// From which zoom to which a name of each rank is shown: countries, provinces, then towns by size.
const SHOWN_FROM = [0, 6.5, 4, 5.5, 7, 9];
const SHOWN_TO = [8, 9.5, 99, 99, 99, 99];
const MOST_LABELS = 220;

function addLabels(map, data, siteIsShown) {
  const pane = map.createPane("labels");
  pane.classList.add("leaflet-zoom-hide", "labels");
  pane.setAttribute("aria-hidden", "true");
  const sites = data.places.length <= 400 ? data.places.map(siteLabel) : [];
  const others = (data.tiles ? [] : data.labels).map(([name, lat, lon, rank]) => ({
    lat, lon, rank, gap: rank < 2 ? null : 5, element: make("span", { class: "label label-" + rank }, make("bdi", {}, name)),
  }));

  function siteLabel(place, index) {
    const element = make("span", { class: "label label-site" + (place.past ? " past" : "") }, make("bdi", {}, place.name));
    if (place.contested) {
      element.append(" ", make("span", { class: "word" }, "contested"));
    }
    return { lat: place.lat, lon: place.lon, moved: place.moved, element, index, gap: place.contested ? 19 : 15 };
  }

  function refresh() {
    const zoom = map.getZoom();
    const seen = map.getBounds();
    const shownSites = sites.filter((label) => siteIsShown(label.index));
    const wanted = shownSites
      .concat(others.filter((label) => zoom >= SHOWN_FROM[label.rank] && zoom <= SHOWN_TO[label.rank]))
      .filter((label) => seen.contains([label.lat, label.lon]))
      .slice(0, MOST_LABELS);
    pane.replaceChildren(...wanted.map((label) => label.element));
    for (const label of wanted) {
      label.width = label.width || label.element.offsetWidth;
      label.height = label.height || label.element.offsetHeight;
    }
    const markers = [...map.getPane("markerPane").children].map((icon) => around(L.DomUtil.getPosition(icon).add(data.places[icon.dataset.place]?.moved || [0, 0])));
    const corner = map.containerPointToLayerPoint([0, 0]);
    const frame = map.getContainer().getBoundingClientRect();
    for (const control of map.getContainer().querySelectorAll(".leaflet-control:not([hidden])")) { // nor under what lies over the map
      const box = control.getBoundingClientRect();
      if (box.width) {
        markers.push([box.left - frame.left + corner.x, box.top - frame.top + corner.y, box.right - frame.left + corner.x, box.bottom - frame.top + corner.y]);
      }
    }
    const size = map.getSize();
    const edge = [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
    const spots = placeLabels(wanted.map((label) => spotsFor(label, map.latLngToLayerPoint([label.lat, label.lon]).add(label.moved || [0, 0]))), markers, edge);
    wanted.forEach((label, i) => {
      if (spots[i]) {
        label.element.style.transform = "translate(" + Math.round(spots[i][0]) + "px," + Math.round(spots[i][1]) + "px)";
      } else {
        label.element.remove();
      }
    });
  }
  map.on("moveend zoomend resize", refresh);
  return refresh;
}

function around(point) {
  return [point.x - 11, point.y - 11, point.x + 11, point.y + 11];
}

// Where a label may stand, best first, as left, top, right, bottom: right of its place, left, above, below; or, for the
// name of an area (no gap), over its middle.
function spotsFor(label, point) {
  const { width, height, gap } = label;
  const spots = gap === null ? [[point.x - width / 2, point.y - height / 2]] : [
    [point.x + gap, point.y - height / 2], [point.x - gap - width, point.y - height / 2],
    [point.x - width / 2, point.y - gap - height], [point.x - width / 2, point.y + gap],
  ];
  return (label.rank === undefined ? spots : spots.slice(0, 2)).map(([x, y]) => [x, y, x + width, y + height]);
}
