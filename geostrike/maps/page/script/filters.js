// Search and filters. A choice appears only where there is something to choose between.

const FACET_NAMES = { speaker: "Who says so", attacker: "Alleged attacker", weapon: "Weapon", stance: "Stance", status: "Standing", level: "Kind of place", outlet: "Outlet" };

function buildFilters(data, state, onChange) {
  const counts = countFacets(data.places, data.rest);
  const search = make("input", { type: "search", id: "search", autocomplete: "off" });
  const selects = {};
  const fields = FACETS.filter((facet) => counts[facet].length > 1).map((facet) => {
    const select = make("select", { "data-facet": facet }, make("option", { value: "" }, "any"),
      ...counts[facet].slice(0, 300).map(([value, count]) => make("option", { value }, value + " (" + count + ")")));
    selects[facet] = select;
    select.addEventListener("change", () => { state[facet] = select.value; onChange(); });
    return make("label", {}, FACET_NAMES[facet], select);
  });
  const past = make("input", { type: "checkbox", id: "past" });
  const pastPlaces = data.places.some((place) => place.past);
  const anyPast = pastPlaces || data.rest.concat(data.places.flatMap(allClaims)).some((claim) => claim.past);
  const pastBox = anyPast ? make("label", { class: "check" }, past, "Show background (strikes before the news)") : null;
  const clear = make("button", { type: "button", class: "button", id: "clear" }, "Clear filters");
  const shown = make("p", { class: "shown", id: "shown" });
  let waiting = null;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { state.query = search.value; onChange(); }, data.list ? 250 : 60);
  });
  past.addEventListener("change", () => { state.past = past.checked; onChange(); });
  clear.addEventListener("click", () => {
    Object.assign(state, freshState(), { chosen: state.chosen, rings: state.rings });
    onChange();
    search.focus();
  });

  const drawer = make("details", { class: "filters" }, make("summary", {}, "Filters"), make("div", { class: "filter-grid" }, ...fields));
  const element = make("div", { class: "row-group" },
    make("div", { class: "row" }, make("label", { class: "grow" }, "Search places, speakers and words", search), clear),
    fields.length ? drawer : null, pastPlaces ? null : pastBox);
  const always = make("div", {}, pastPlaces ? pastBox : null, shown);

  // Bring the controls in line with the state, whoever changed it.
  function refresh(placesShown, othersShown) {
    if (document.activeElement !== search) {
      search.value = state.query;
    }
    past.checked = state.past;
    for (const [facet, select] of Object.entries(selects)) {
      select.value = state[facet];
      drawer.open = drawer.open || Boolean(state[facet]);
    }
    clear.hidden = !narrows(state);
    const parts = [[placesShown, data.places.length, "place"], [othersShown, data.rest.length, "statement"]]
      .filter(([some, all]) => some !== all)
      .map(([some, all, noun]) => many(some, noun) + " of " + all.toLocaleString("en") + (noun === "place" ? "" : " without a place"));
    const words = parts.length ? parts.join(" and ") + " shown" : "";
    shown.textContent = words;
    document.getElementById("status").textContent = words;
  }
  return { element, past: always, refresh };
}
