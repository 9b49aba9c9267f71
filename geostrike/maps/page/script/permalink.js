// The address of what is seen: "#place-x&at=35.1,36.2,8&speaker=...". It stays in the browser: a hash is never sent.

const KEPT = ["query", "speaker", "attacker", "weapon", "stance", "status", "level", "outlet", "from", "to"];

function writeHash(state, view) {
  const parts = state.chosen ? [state.chosen] : [];
  for (const name of KEPT) {
    if (state[name]) {
      parts.push(name + "=" + encodeURIComponent(state[name]));
    }
  }
  if (!state.past) {
    parts.push("past=0");
  }
  if (!state.rings) {
    parts.push("rings=0");
  }
  if (view) {
    parts.push("at=" + [view.lat.toFixed(4), view.lng.toFixed(4), view.zoom].join(","));
  }
  return parts.length ? "#" + parts.join("&") : "";
}

// Anything unknown or malformed is left out; nothing in it is ever run.
function readHash(hash) {
  const state = freshState();
  let view = null;
  let anchor = null;
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at < 0) {
      anchor = /^[a-z0-9-]+$/.test(part) ? part : anchor;
      continue;
    }
    const name = part.slice(0, at);
    let value = "";
    try {
      value = decodeURIComponent(part.slice(at + 1));
    } catch {
      continue;
    }
    if (KEPT.includes(name)) {
      state[name] = value;
    } else if (name === "past") {
      state.past = value !== "0";
    } else if (name === "rings") {
      state.rings = value !== "0";
    } else if (name === "at") {
      const [lat, lng, zoom] = value.split(",").map(Number);
      if (Math.abs(lat) <= 90 && Math.abs(lng) <= 360 && zoom >= 0 && zoom <= 20) {
        view = { lat, lng, zoom };
      }
    }
  }
  if (anchor && anchor.startsWith("place-")) {
    state.chosen = anchor;
  }
  return { state, view, anchor };
}
