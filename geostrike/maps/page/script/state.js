// What the page shows of its data. Pure functions; `places` is the data's list of places.

const FACETS = ["speaker", "attacker", "weapon", "stance", "status", "level", "outlet"];

function freshState() {
  return { chosen: null, query: "", speaker: "", attacker: "", weapon: "", stance: "", status: "", level: "", outlet: "", from: "", to: "", past: true, rings: true };
}

// What many places say alike stands once in `data.words`; here it comes back, and single days get their end.
function restoreWords(data) {
  const numbered = ["level", "where", "status", "symbol", "precision", "speaker", "kind", "stance", "attacker", "weapons", "outlet",
    "from", "to", "says", "date", "tolls", "targets", "unsaid", "url", "host", "title"];
  function restore(record) {
    for (const key of numbered) {
      if (Array.isArray(record[key])) {
        record[key] = record[key].map((number) => data.words[number]);
      } else if (record[key] !== undefined) {
        record[key] = data.words[record[key]];
      }
    }
  }
  for (const place of data.places) {
    restore(place);
    for (const claim of allClaims(place)) {
      restore(claim);
      claim.to = claim.to || claim.from;
    }
  }
  for (const claim of data.rest) {
    restore(claim);
    claim.to = claim.to || claim.from;
  }
  return data;
}

// Case and marks do not matter in a search.
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function claimFits(claim, state) {
  return (
    (state.past || !claim.past) &&
    (!state.speaker || claim.speaker === state.speaker) &&
    (!state.attacker || claim.attacker === state.attacker) &&
    (!state.weapon || (claim.weapons || []).includes(state.weapon)) &&
    (!state.stance || claim.stance === state.stance) &&
    (!state.outlet || claim.outlet === state.outlet) &&
    ((!state.from && !state.to) || datesMeet(claim, state.from, state.to))
  );
}

// Days as ISO texts, which sort as they are. A claim without a date is in no range.
function datesMeet(claim, from, to) {
  const first = claim.from || claim.to;
  const last = claim.to || claim.from;
  return Boolean(first) && (!to || first <= to) && (!from || last >= from);
}

function allClaims(place) {
  return place.against ? place.claims.concat(place.against) : place.claims;
}

function placeFits(place, state) {
  return (
    (state.past || !place.past) &&
    (!state.level || place.level === state.level) &&
    (!state.status || place.status.includes(state.status)) &&
    (allClaims(place).some((claim) => claimFits(claim, state)) || (allClaims(place).length === 0 && !narrowsClaims(state)))
  );
}

function narrowsClaims(state) {
  return Boolean(state.speaker || state.attacker || state.weapon || state.stance || state.outlet || state.from || state.to);
}

function narrows(state) {
  return narrowsClaims(state) || Boolean(state.query || state.level || state.status || !state.past);
}

// A statement without a place fits no kind of place and no standing of one.
function statementFits(claim, state) {
  return !state.level && !state.status && claimFits(claim, state);
}

// Each facet's values with the number of places and of other statements that have them, most frequent first, then by
// name.
function countFacets(places, rest) {
  const counts = {};
  for (const facet of FACETS) {
    counts[facet] = new Map();
  }
  for (const place of places) {
    const found = { level: new Set([place.level]), status: new Set(place.status) };
    for (const facet of ["speaker", "attacker", "stance", "outlet"]) {
      found[facet] = new Set(allClaims(place).map((claim) => claim[facet]).filter(Boolean));
    }
    found.weapon = new Set(allClaims(place).flatMap((claim) => claim.weapons || []));
    for (const facet of FACETS) {
      found[facet].forEach((value) => note(facet, value));
    }
  }
  for (const claim of rest) {
    for (const facet of ["speaker", "attacker", "stance", "outlet"]) {
      note(facet, claim[facet]);
    }
    (claim.weapons || []).forEach((weapon) => note("weapon", weapon));
  }
  function note(facet, value) {
    if (value) {
      counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
    }
  }
  const sorted = {};
  for (const facet of FACETS) {
    sorted[facet] = [...counts[facet]].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }
  return sorted;
}
