// Lines and sizes. Pure functions.

// Thousandths (or other parts) of a degree, each point as a step from the last one: [lon, lat, dlon, dlat, ...] to
// [[lat, lon], ...].
function decodeLine(flat, unit) {
  const parts = unit || 1000;
  const line = [];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < flat.length; i += 2) {
    lon += flat[i];
    lat += flat[i + 1];
    line.push([lat / parts, lon / parts]);
  }
  return line;
}

// The longitude of what is drawn past 180 degrees, on maps that show both sides of it.
function trueLongitude(lon) {
  return lon > 180 ? lon - 360 : lon;
}

// A ring as a list of line numbers; ~n is line n backwards.
function joinLines(numbers, lines) {
  const ring = [];
  for (const number of numbers) {
    const line = number >= 0 ? lines[number] : lines[~number].slice().reverse();
    for (let i = ring.length ? 1 : 0; i < line.length; i += 1) {
      ring.push(line[i]);
    }
  }
  return ring;
}

// The closest zoom at which a circle of this radius still fills no more than half of so many pixels.
function closestZoom(km, latitude, pixels) {
  const metresPerPixel = (Math.max(km, 0.05) * 2000) / (pixels / 2);
  const atZoomZero = 156543.034 * Math.cos((latitude * Math.PI) / 180);
  return Math.max(2, Math.min(15, Math.floor(Math.log2(atZoomZero / metresPerPixel) * 2) / 2));
}

// south, west, north, east of a circle.
function boxAround(lat, lon, km) {
  const up = km / 111.2;
  const across = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  return [[lat - up, lon - across], [lat + up, lon + across]];
}

// How far each marker is moved aside, in pixels, where several stand at one spot: [x, y], or null where one stands alone.
function fanOut(places) {
  const spots = new Map();
  places.forEach((place, i) => {
    const key = place.lat.toFixed(3) + "," + place.lon.toFixed(3);
    spots.set(key, (spots.get(key) || []).concat([i]));
  });
  const moved = places.map(() => null);
  for (const group of [...spots.values()].filter((numbers) => numbers.length > 1)) {
    const radius = Math.max(18, (group.length * 26) / (2 * Math.PI));
    group.forEach((index, i) => {
      const turn = (2 * Math.PI * i) / group.length - Math.PI / 2;
      moved[index] = [Math.round(radius * Math.cos(turn)), Math.round(radius * Math.sin(turn))];
    });
  }
  return moved;
}

// For each label its first spot (left, top, right, bottom) that lies inside the edge and over nothing placed before it
// nor over what is taken; null when there is none.
function placeLabels(labels, taken, edge) {
  const cells = new Map();
  const size = 64;
  function keys(box) {
    const found = [];
    for (let x = Math.floor(box[0] / size); x <= Math.floor(box[2] / size); x += 1) {
      for (let y = Math.floor(box[1] / size); y <= Math.floor(box[3] / size); y += 1) {
        found.push(x + ":" + y);
      }
    }
    return found;
  }
  function overlaps(box, other) {
    return box[0] - 2 < other[2] && other[0] < box[2] + 2 && box[1] < other[3] && other[1] < box[3];
  }
  function isFree(box) {
    const inside = box[0] >= edge[0] && box[1] >= edge[1] && box[2] <= edge[2] && box[3] <= edge[3];
    return inside && !keys(box).some((key) => (cells.get(key) || []).some((other) => overlaps(box, other)));
  }
  function take(box) {
    for (const key of keys(box)) {
      cells.set(key, (cells.get(key) || []).concat([box]));
    }
  }
  taken.forEach(take);
  return labels.map((spots) => {
    const spot = spots.find(isFree) || null;
    if (spot) {
      take(spot);
    }
    return spot;
  });
}
