// Coordinates in the forms people paste elsewhere, no finer than the place is known. Pure functions.

// [decimal, degrees minutes seconds, MGRS] of a spot known to so many kilometres.
function coordinateForms(lat, lon, km) {
  const forms = [["Decimal", toDecimal(lat, lon, km)], ["Degrees", toDegrees(lat, lon, km)]];
  const grid = toMgrs(lat, lon, km >= 10 ? 1 : km >= 1 ? 2 : km >= 0.1 ? 3 : 4);
  return grid ? forms.concat([["MGRS", grid]]) : forms;
}

function toDecimal(lat, lon, km) {
  const digits = km >= 10 ? 2 : km >= 1 ? 3 : km >= 0.1 ? 4 : 5;
  return lat.toFixed(digits) + ", " + lon.toFixed(digits);
}

function toDegrees(lat, lon, km) {
  function one(value, positive, negative) {
    const unit = km >= 10 ? 60 : 3600; // whole minutes or whole seconds
    const whole = Math.round(Math.abs(value) * unit);
    const minutes = Math.floor(whole / (unit / 60)) % 60;
    const seconds = unit === 3600 ? String(whole % 60).padStart(2, "0") + "″" : "";
    return Math.floor(whole / unit) + "°" + String(minutes).padStart(2, "0") + "′" + seconds + (value < 0 ? negative : positive);
  }
  return one(lat, "N", "S") + " " + one(lon, "E", "W");
}

// WGS84 and its transverse Mercator projection (Snyder, Map Projections, 1987, equations 8-9 to 8-15).
const AXIS = 6378137;
const ECC = 0.00669437999014;

function toUtm(lat, lon, zone) {
  const phi = (lat * Math.PI) / 180;
  const away = ((lon - (zone * 6 - 183)) * Math.PI) / 180;
  const ecc2 = ECC / (1 - ECC);
  const n = AXIS / Math.sqrt(1 - ECC * Math.sin(phi) ** 2);
  const t = Math.tan(phi) ** 2;
  const c = ecc2 * Math.cos(phi) ** 2;
  const a = Math.cos(phi) * away;
  const m = AXIS * ((1 - ECC / 4 - (3 * ECC ** 2) / 64 - (5 * ECC ** 3) / 256) * phi
    - ((3 * ECC) / 8 + (3 * ECC ** 2) / 32 + (45 * ECC ** 3) / 1024) * Math.sin(2 * phi)
    + ((15 * ECC ** 2) / 256 + (45 * ECC ** 3) / 1024) * Math.sin(4 * phi) - ((35 * ECC ** 3) / 3072) * Math.sin(6 * phi));
  const east = 0.9996 * n * (a + ((1 - t + c) * a ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * ecc2) * a ** 5) / 120) + 500000;
  const north = 0.9996 * (m + n * Math.tan(phi) * (a ** 2 / 2 + ((5 - t + 9 * c + 4 * c ** 2) * a ** 4) / 24
    + ((61 - 58 * t + t ** 2 + 600 * c - 330 * ecc2) * a ** 6) / 720));
  return [east, lat < 0 ? north + 10000000 : north];
}

function zoneOf(lat, lon) {
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) {
    return 32; // south-west Norway
  }
  if (lat >= 72 && lon >= 0 && lon < 42) {
    return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37; // Svalbard
  }
  return Math.min(60, Math.floor((lon + 180) / 6) + 1);
}

// The square of the military grid that holds the spot: with 1 digit 10 km wide, with 2 digits 1 km. None at the poles.
function toMgrs(lat, lon, digits) {
  if (lat < -80 || lat > 84) {
    return null;
  }
  const zone = zoneOf(lat, lon);
  const [east, north] = toUtm(lat, lon, zone);
  const band = "CDEFGHJKLMNPQRSTUVWXX"[Math.floor((lat + 80) / 8)];
  const column = "ABCDEFGHJKLMNPQRSTUVWXYZ"[((zone - 1) % 3) * 8 + Math.floor(east / 100000) - 1];
  const row = "ABCDEFGHJKLMNPQRSTUV"[(Math.floor(north / 100000) + (zone % 2 ? 0 : 5)) % 20];
  const cut = (value) => String(Math.floor(value) % 100000).padStart(5, "0").slice(0, digits);
  return zone + band + " " + column + row + " " + cut(east) + " " + cut(north);
}
