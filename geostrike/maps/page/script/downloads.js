// The data as files, made from what the page carries: no server is asked.

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

// A cell that a spreadsheet cannot take for a formula, by the rule that the tables of the exports follow too.
function cell(value) {
  let text = value === null || value === undefined ? "" : Array.isArray(value) ? value.join("; ") : String(value);
  if (typeof value !== "number") {
    text = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "\ufffd").replace(new RegExp(FORMULA, "g"), "$1'");
  }
  return /[",;\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

const COLUMNS = ["place", "local_name", "level", "place_as_written", "latitude", "longitude", "uncertainty_km", "admin1", "country_code", "shown_as", "realis", "status"];
const CLAIM_COLUMNS = ["speaker", "speaker_kind", "outlet", "stance", "about", "modality", "attacker", "attacker_stated", "attacker_likely", "targets", "weapons", "date_start", "date_end", "date_text"];

// One row for each claim of each strike.
function writeCsv(collection) {
  const rows = [[...COLUMNS, ...CLAIM_COLUMNS, "casualties", "evidence", "article_title", "url", "published", "place_id", "note"]];
  for (const feature of collection.features) {
    const about = feature.properties;
    for (const claim of about.claims.length ? about.claims : [{}]) {
      rows.push([
        ...COLUMNS.map((name) => about[name]), ...CLAIM_COLUMNS.map((name) => claim[name]),
        (claim.casualties || []).map((count) => count.text), (claim.evidence || []).slice(0, 1).map((span) => span.text),
        about.article, about.url, about.published, about.place_id, collection.note,
      ]);
    }
  }
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function buildDownloads(name) {
  const packed = document.getElementById("archive").textContent;
  function button(words, ending, type, write) {
    const element = make("button", { type: "button", class: "button", "data-download": ending }, words);
    element.addEventListener("click", async () => {
      const text = write(await unpack(packed));
      const address = URL.createObjectURL(new Blob([text], { type }));
      make("a", { href: address, download: name + "." + ending }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    });
    return element;
  }
  return make("p", { class: "row downloads" },
    button("Download GeoJSON", "geojson", "application/geo+json", (text) => text),
    button("Download CSV", "csv", "text/csv;charset=utf-8", (text) => "\ufeff" + writeCsv(JSON.parse(text))));
}
