// Addresses of pages elsewhere about one spot and day. They are made of numbers alone, and nothing is asked of them before
// somebody follows one.

function shiftDay(iso, days) {
  const day = new Date(iso + "T00:00:00Z");
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

// [[what, address]]; `from` and `to` are ISO days or nothing.
function outlinks(place, from, to) {
  const lat = place.lat.toFixed(4);
  const lon = place.lon.toFixed(4);
  const zoom = place.km >= 25 ? 9 : place.km >= 5 ? 11 : place.km >= 1 ? 13 : 15;
  const reach = Math.max(0.1, place.km / 50);
  const box = [place.lon - reach, place.lat - reach, place.lon + reach, place.lat + reach].map((value) => value.toFixed(3)).join(",");
  const first = from || to;
  const last = to || from;
  const links = [
    ["OpenStreetMap", `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${zoom}/${lat}/${lon}`],
    ["Wikimapia", `https://wikimapia.org/#lang=en&lat=${lat}&lon=${lon}&z=${zoom}&m=w`],
  ];
  if (first && /^\d{4}-\d\d-\d\d$/.test(first) && /^\d{4}-\d\d-\d\d$/.test(last)) {
    links.push(
      ["Satellite pictures from that day on (Copernicus)", `https://browser.dataspace.copernicus.eu/?zoom=${zoom}&lat=${lat}&lng=${lon}&fromTime=${first}T00:00:00.000Z&toTime=${shiftDay(last, 14)}T23:59:59.999Z`],
      ["The whole view of that day (NASA Worldview)", `https://worldview.earthdata.nasa.gov/?v=${box}&t=${first}`],
      ["Fires seen in those days (NASA FIRMS)", `https://firms.modaps.eosdis.nasa.gov/map/#d:${first}..${shiftDay(last, 1)};@${lon},${lat},${zoom}.0z`]);
  } else {
    links.push(["Satellite pictures (Copernicus)", `https://browser.dataspace.copernicus.eu/?zoom=${zoom}&lat=${lat}&lng=${lon}`]);
  }
  return links;
}
