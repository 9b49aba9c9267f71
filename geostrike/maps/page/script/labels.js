// Names on the map: those of marked places first, then towns and divisions for orientation, none over another.

// From which zoom on a name of each rank is shown: countries, provinces, then towns by size.
const SHOWN_FROM = [0, 6.5, 4, 5.5, 7, 9];
const SHOWN_TO = [8, 9.5, 99, 99, 99, 99];

function addLabels(map, data, siteIsShown) {
  const pane = map.createPane("labels");
  pane.classList.add("leaflet-zoom-hide", "labels");
  pane.setAttribute("aria-hidden", "true");
  const named = data.places.length <= 400;
  const sites = named ? data.places.map(siteLabel) : [];
  const others = data.labels.map(([name, local, lat, lon, rank]) => ({
    lat, lon, rank, element: make("span", { class: "label label-" + rank }, make("bdi", {}, name)), centred: rank < 2, gap: 5,
  }));

  function siteLabel(place, index) {
    const element = make("span", { class: "label label-site" + (place.past ? " past" : "") }, make("bdi", {}, place.name));
    if (place.contested) {
      element.append(" ", make("span", { class: "word" }, "contested"));
    }
    return { lat: place.lat, lon: place.lon, element, index, centred: false, gap: place.contested ? 19 : 15 };
  }

  function refresh() {
    const zoom = map.getZoom();
    const seen = map.getBounds().pad(0.05);
    const wanted = sites.filter((label) => siteIsShown(label.index))
      .concat(others.filter((label) => zoom >= SHOWN_FROM[label.rank] && zoom <= SHOWN_TO[label.rank]))
      .filter((label) => seen.contains([label.lat, label.lon]))
      .slice(0, 220);
    pane.replaceChildren(...wanted.map((label) => label.element));
    const boxes = wanted.map((label) => {
      label.width = label.width || label.element.offsetWidth;
      label.height = label.height || label.element.offsetHeight;
      const point = map.latLngToLayerPoint([label.lat, label.lon]);
      const left = point.x + (label.centred ? -label.width / 2 : label.gap);
      const top = point.y - label.height / 2;
      return [left, top, left + label.width, top + label.height];
    });
    const markers = sites.filter((label) => siteIsShown(label.index)).map((label) => {
      const point = map.latLngToLayerPoint([label.lat, label.lon]);
      return [point.x - 10, point.y - 10, point.x + 10, point.y + 10];
    });
    const fits = separate(boxes.map((box) => [box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1]), markers);
    wanted.forEach((label, i) => {
      if (fits[i]) {
        label.element.style.transform = "translate(" + Math.round(boxes[i][0]) + "px," + Math.round(boxes[i][1]) + "px)";
      } else {
        label.element.remove();
      }
    });
  }
  map.on("moveend zoomend resize", refresh);
  return refresh;
}
