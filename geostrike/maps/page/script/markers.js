// One marker for each place. Shape says how exactly it is known; rings and areas are in true kilometres.

const MOST_RINGS = 150;

function addMarkers(map, data, onChoose) {
  const areaPane = map.createPane("areas");
  areaPane.style.zIndex = 350;
  const areaRenderer = L.svg({ pane: "areas", padding: 0.6 });
  const group = data.clusters ? L.markerClusterGroup(clusterOptions(data)) : L.layerGroup();
  const rings = new Map();
  let shown = new Set();
  let chosen = null;
  let withRings = true;
  const moved = data.clusters ? [] : fanOut(data.places);
  data.places.forEach((place, i) => { place.moved = moved[i] || [0, 0]; });

  const layers = data.places.map((place, index) => {
    const marker = L.marker([place.lat, place.lon], {
      icon: moved[index] ? new SymbolIcon({ ...iconOf(place).options, iconAnchor: [15 - moved[index][0], 15 - moved[index][1]], moved: moved[index] }) : iconOf(place),
      title: nameOf(place),
      riseOnHover: true,
    });
    marker.place = index;
    marker.on("add", () => {
      const icon = marker.getElement();
      icon.setAttribute("aria-label", describe(place));
      icon.dataset.place = index;
      icon.classList.toggle("chosen", chosen === index);
    });
    marker.on("click", () => onChoose(index, "map"));
    marker.on("keypress", (event) => {
      if (event.originalEvent.key === "Enter" || event.originalEvent.key === " ") {
        event.originalEvent.preventDefault();
        onChoose(index, "map");
      }
    });
    return { marker, area: place.outline ? area(place, index) : null };
  });

  function area(place, index) {
    const classes = ["area", place.past ? "past" : "", place.approximate ? "approximate" : ""];
    const shape = L.polygon(place.outline.map((polygon) => polygon.map((ring) => decodeLine(ring))), {
      renderer: areaRenderer, pane: "areas", className: classes.filter(Boolean).join(" "), smoothFactor: 1,
    });
    shape.on("click", () => onChoose(index, "map"));
    return shape;
  }

  function show(wanted) {
    const next = new Set(wanted);
    const gone = layers.filter((_, i) => shown.has(i) && !next.has(i));
    const come = layers.filter((_, i) => next.has(i) && !shown.has(i));
    if (data.clusters) {
      group.removeLayers(gone.map((layer) => layer.marker));
      group.addLayers(come.map((layer) => layer.marker));
    } else {
      gone.forEach((layer) => layer.marker.remove());
      come.forEach((layer) => layer.marker.addTo(group));
    }
    gone.forEach((layer) => layer.area && layer.area.remove());
    come.forEach((layer) => layer.area && layer.area.addTo(map));
    shown = next;
    refreshRings();
  }

  function needsRing(place) {
    return place.km > 0 && !place.outline;
  }

  // Rings of what is in sight and not gathered in a cluster; of a great many only the chosen one's.
  function refreshRings() {
    const seen = map.getBounds().pad(0.3);
    const [south, west, north, east] = [seen.getSouth(), seen.getWest(), seen.getNorth(), seen.getEast()];
    const wanted = [];
    for (const index of shown) {
      const apart = index === chosen || !data.clusters || layers[index].marker._icon;
      const place = data.places[index];
      if (apart && needsRing(place) && place.lat >= south && place.lat <= north && place.lon >= west && place.lon <= east) {
        wanted.push(index);
      }
    }
    const few = new Set(!withRings ? [] : wanted.length > MOST_RINGS ? wanted.filter((index) => index === chosen) : wanted);
    for (const [index, ring] of rings) {
      if (!few.has(index)) {
        ring.remove();
        rings.delete(index);
      }
    }
    for (const index of few) {
      if (!rings.has(index)) {
        const place = data.places[index];
        rings.set(index, L.circle([place.lat, place.lon], {
          radius: place.km * 1000, interactive: false, renderer: areaRenderer, pane: "areas",
          className: "uncertainty" + (place.past ? " past" : ""),
        }).addTo(map));
      }
    }
  }

  function choose(index) {
    const before = chosen;
    chosen = index;
    for (const i of [before, index]) {
      const icon = i === null ? null : layers[i].marker.getElement();
      if (icon) {
        icon.classList.toggle("chosen", i === chosen);
      }
    }
    refreshRings();
  }

  function extent(index) {
    const place = data.places[index];
    return layers[index].area ? layers[index].area.getBounds() : L.latLngBounds(boxAround(place.lat, place.lon, Math.max(place.km, 0.5)));
  }

  function showRings(wanted) {
    withRings = wanted;
    refreshRings();
  }

  group.addTo(map);
  map.on("moveend", refreshRings);
  return { show, showRings, choose, extent, isShown: (index) => shown.has(index), marker: (index) => layers[index].marker };
}

// Drawn only when it comes into sight: of 20,000 markers a few hundred ever do.
const SymbolIcon = L.DivIcon.extend({
  createIcon(old) {
    const element = L.DivIcon.prototype.createIcon.call(this, old);
    element.replaceChildren(symbolOf(this.options.place));
    if (this.options.moved) { // a leg leads to where the place is
      const [x, y] = this.options.moved;
      element.firstChild.prepend(drawing("line", { class: "leg", x1: 0, y1: 0, x2: -x * 0.8, y2: -y * 0.8 }));
    }
    return element;
  },
});
const icons = new Map();

function iconOf(place) {
  const kind = [place.symbol, place.past, place.contested].join();
  if (!icons.has(kind)) {
    icons.set(kind, new SymbolIcon({ className: "marker" + (place.past ? " past" : ""), iconSize: [30, 30], place }));
  }
  return icons.get(kind);
}

function nameOf(place) {
  return place.local ? place.name + " (" + place.local + ")" : place.name;
}

function describe(place) {
  const parts = [nameOf(place), place.where, place.past ? "background" : null, place.status.join(", "), many(allClaims(place).length, "claim")];
  return parts.filter(Boolean).join("; ");
}

function clusterOptions(data) {
  return {
    animate: false,
    maxClusterRadius: 44,
    showCoverageOnHover: false,
    iconCreateFunction(cluster) {
      const places = cluster.getAllChildMarkers().map((marker) => data.places[marker.place]);
      const size = places.length < 100 ? 34 : places.length < 1000 ? 42 : 50;
      const classes = ["cluster"];
      if (places.every((place) => place.past)) {
        classes.push("past");
      }
      if (places.some((place) => place.contested)) {
        classes.push("contested");
      }
      const words = make("span", {}, places.length.toLocaleString("en"), make("span", { class: "unseen" }, " places here; press to look closer"));
      return L.divIcon({ className: classes.join(" "), html: words, iconSize: [size, size] });
    },
  };
}
