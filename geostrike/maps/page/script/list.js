// The list beside the map: showing, hiding and marking its entries; in large collections also building them.

const BATCH = 60;

function openList(data, onChoose) {
  const holder = document.getElementById("places");
  const more = document.getElementById("more");
  const built = new Map();
  let wanted = data.places.map((_, i) => i);
  let next = 0;

  if (!data.list) {
    for (const element of holder.children) {
      built.set(Number(element.dataset.place), element);
    }
  } else {
    more.querySelector("button").addEventListener("click", grow);
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && grow(), { rootMargin: "600px" }).observe(more);
  }
  holder.addEventListener("click", (event) => {
    const target = event.target.closest("a.show");
    if (target) {
      event.preventDefault();
      onChoose(Number(target.closest("[data-place]").dataset.place), "list");
    }
  });

  function grow() {
    const pieces = [];
    while (next < wanted.length && pieces.length < BATCH) {
      pieces.push(entry(wanted[next]));
      next += 1;
    }
    holder.append(...pieces);
    more.hidden = next >= wanted.length;
  }

  function entry(index) {
    if (!built.has(index)) {
      built.set(index, buildEntry(data.places[index], index));
    }
    return built.get(index);
  }

  function show(indices, state) {
    wanted = indices;
    if (data.list) {
      holder.replaceChildren();
      next = 0;
      grow();
      return;
    }
    const kept = new Set(indices);
    for (const [index, element] of built) {
      element.classList.toggle("off-filter", !kept.has(index));
      if (kept.has(index)) {
        hideClaims(element, data.places[index], state);
      }
    }
  }

  function hideClaims(element, place, state) {
    const fits = new Map(allClaims(place).map((claim) => [claim.id, claimFits(claim, state)]));
    for (const item of element.querySelectorAll("[data-claim]")) {
      item.classList.toggle("off-filter", fits.get(item.dataset.claim) === false);
    }
  }

  function choose(index, scroll) {
    for (const element of holder.querySelectorAll(".selected")) {
      element.classList.remove("selected");
    }
    if (index === null) {
      return null;
    }
    const element = entry(index);
    if (!element.isConnected) {
      holder.prepend(element);
    }
    element.classList.add("selected");
    if (scroll) {
      element.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
    }
    return element;
  }

  const words = new Map();
  function textOf(index) {
    if (!words.has(index)) {
      words.set(index, fold(data.list ? searchable(data.places[index]) : built.get(index).textContent));
    }
    return words.get(index);
  }
  return { show, choose, textOf, entry };
}

function searchable(place) {
  const parts = [place.name, place.local, place.where];
  for (const claim of allClaims(place)) {
    parts.push(claim.speaker, claim.kind, claim.says, claim.unsaid || claim.attacker, claim.quote, claim.outlet, claim.title, ...(claim.weapons || []), ...(claim.targets || []));
  }
  return parts.filter(Boolean).join(" ");
}

function buildEntry(place, index) {
  const chips = place.status.map((status) => make("span", { class: "chip" + (status === "contested" ? " chip-contested" : "") }, status));
  if (place.past) {
    chips.unshift(make("span", { class: "chip chip-past" }, "background"));
  }
  const item = make("li", { class: "place" + (place.past ? " past" : "") + (place.contested ? " contested" : ""), id: place.id, "data-place": index },
    make("div", { class: "place-head" }, symbolOf(place, "symbol"),
      make("div", {},
        make("h3", {}, make("a", { class: "show", href: "#" + place.id }, make("bdi", {}, place.name)), place.local ? " " : null,
          place.local ? make("bdi", { class: "local" }, place.local) : null),
        make("p", { class: "where" }, place.where))),
    make("p", { class: "chips" }, ...chips),
    make("p", { class: "precision" }, place.precision),
    make("ul", { class: "claims" }, ...allClaims(place).map(buildClaim)));
  return item;
}

function buildClaim(claim) {
  const facts = [["When", claim.date], [claim.unsaid ? "Attacker, not stated" : "Alleged attacker", claim.unsaid || claim.attacker], ["Target", (claim.targets || []).join(", ")],
    ["Weapon", (claim.weapons || []).join(", ")], ["Toll", (claim.tolls || []).join(", ")]];
  const host = safeLink(claim.url) ? link(claim.url, "article ", make("span", { class: "host" }, "(" + claim.host + ")")) : null;
  return make("li", { class: "claim" + (claim.past ? " past" : ""), "data-claim": claim.id },
    make("p", { class: "speaker" }, make("strong", {}, make("bdi", {}, claim.speaker)), " ",
      claim.kind ? make("span", { class: "kind" }, claim.kind) : null, " ",
      make("span", { class: "stance stance-" + claim.stance }, claim.says)),
    claim.quote ? make("blockquote", { dir: "auto" }, claim.quote) : null,
    make("dl", {}, ...facts.filter((fact) => fact[1]).map((fact) => make("div", {}, make("dt", {}, fact[0]), make("dd", {}, make("bdi", {}, fact[1]))))),
    make("p", { class: "source" }, claim.title ? make("cite", { dir: "auto" }, claim.title) : null, " ", make("bdi", {}, claim.outlet), " ", host));
}
