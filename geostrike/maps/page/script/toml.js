// Decisions as a corrections file, byte for byte as geostrike writes it. Pure functions.

const FIELDS = ["quote", "mention", "name", "place", "called", "attacker", "level"];

// A TOML string on one line, whatever it holds: nothing in it can end it or begin another entry.
function quoteToml(text) {
  return '"' + wellFormed(String(text)).replaceAll("\\", "\\\\").replaceAll('"', '\\"')
    .replace(/[\0-\x1f\x7f]/g, (letter) => "\\u" + letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")) + '"';
}

// Half a surrogate pair cannot be written to a file.
function wellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

function writeNumber(value) {
  const text = String(Number(value));
  return /^-?\d+$/.test(text) ? text + ".0" : text;
}

function writeCorrection(made) {
  const lines = ["", "[[correction]]", "action = " + quoteToml(made.action)];
  for (const name of FIELDS) {
    if (made[name] !== undefined && made[name] !== null) {
      lines.push(name + " = " + quoteToml(made[name]));
    }
  }
  for (const name of ["latitude", "longitude"]) {
    if (Number.isFinite(made[name])) {
      lines.push(name + " = " + writeNumber(made[name]));
    }
  }
  if (made.struck) {
    lines.push("struck = " + quoteToml(made.struck));
  }
  lines.push("reason = " + quoteToml(made.reason), "author = " + quoteToml(made.author), "date = " + made.date);
  return lines.join("\n") + "\n";
}

// `before` is the text of the file as it was, which stays as it is.
function writeCorrections(before, corrections) {
  const begun = before.trim() ? before : 'schema = "' + SCHEMA + '"\n';
  return begun + (begun.endsWith("\n") ? "" : "\n") + corrections.map(writeCorrection).join("");
}

// "35.81, 36.32" as [latitude, longitude]; null for anything else.
function readCoordinates(text) {
  const parts = text.trim().split(/[\s,;]+/);
  const numbers = parts.map(Number);
  if (parts.length !== 2 || parts.includes("") || !numbers.every(Number.isFinite)) {
    return null;
  }
  return Math.abs(numbers[0]) <= 90 && Math.abs(numbers[1]) <= 180 ? numbers : null;
}

// "2031-03-01", or two days with a stroke or "to" between them, as the file has them; null for anything else.
function readDays(text) {
  const days = text.trim().split(/\s*(?:\/|\bto\b)\s*/);
  const real = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && day > "0001" && dayIsReal(day);
  if (days.length > 2 || !days.every(real) || days[0] > days[days.length - 1]) {
    return null;
  }
  return days[0] + "/" + days[days.length - 1];
}

function dayIsReal(day) {
  const moment = new Date(day + "T00:00:00Z");
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

function localDay(now) {
  return now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");
}
