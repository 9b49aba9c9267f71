// A histogram of claims by day with a range, where the claims span more than one day.

const MOST_BARS = 48;

function dayNumber(iso) {
  return Math.round(Date.parse(iso + "T00:00:00Z") / 86400000);
}

function dayText(number) {
  return new Date(number * 86400000).toISOString().slice(0, 10);
}

// Bars of equal length in days: [{from, to, count}], or none when all claims are of one day. A claim that gives a
// span of days ("in March") counts once, spread evenly over it.
function countDays(claims) {
  const dated = claims.filter((claim) => claim.from || claim.to).map((claim) => [dayNumber(claim.from || claim.to), dayNumber(claim.to || claim.from)]);
  if (!dated.length) {
    return [];
  }
  const first = dated.reduce((least, pair) => Math.min(least, pair[0]), Infinity);
  const last = dated.reduce((most, pair) => Math.max(most, pair[1]), -Infinity);
  if (first === last) {
    return [];
  }
  const step = Math.ceil((last - first + 1) / MOST_BARS);
  const bars = [];
  for (let day = first; day <= last; day += step) {
    bars.push({ from: dayText(day), to: dayText(Math.min(day + step - 1, last)), count: 0 });
  }
  for (const [from, to] of dated) {
    const left = Math.floor((from - first) / step);
    const right = Math.floor((to - first) / step);
    for (let i = left; i <= right; i += 1) {
      bars[i].count += 1 / (right - left + 1);
    }
  }
  return bars;
}

function buildTime(data, state, onChange) {
  const bars = countDays(data.places.flatMap(allClaims).concat(data.rest));
  if (bars.length < 2) {
    return null;
  }
  const most = Math.max(...bars.map((bar) => bar.count));
  const rects = bars.map((bar, i) => drawing("rect", {
    x: (i * 100) / bars.length + 0.15, width: 100 / bars.length - 0.3, y: 30 - (bar.count / most) * 28, height: (bar.count / most) * 28,
  }));
  const chart = drawing("svg", { class: "histogram", viewBox: "0 0 100 30", preserveAspectRatio: "none", "aria-hidden": "true" }, ...rects);
  const from = make("input", { type: "range", min: 0, max: bars.length - 1, step: 1, id: "from" });
  const to = make("input", { type: "range", min: 0, max: bars.length - 1, step: 1, id: "to" });
  const caption = make("legend", {});
  const element = make("div", { class: "time" }, make("fieldset", {}, caption, chart,
    make("label", {}, "First day", from), make("label", {}, "Last day", to)));
  from.addEventListener("input", () => { to.value = Math.max(Number(to.value), Number(from.value)); change(); });
  to.addEventListener("input", () => { from.value = Math.min(Number(to.value), Number(from.value)); change(); });

  function change() {
    const all = from.value === "0" && Number(to.value) === bars.length - 1;
    state.from = all ? "" : bars[from.value].from;
    state.to = all ? "" : bars[to.value].to;
    onChange();
  }

  function refresh() {
    const firstIn = state.from ? bars.findIndex((bar) => bar.to >= state.from) : 0;
    const lastIn = state.to ? bars.findLastIndex((bar) => bar.from <= state.to) : bars.length - 1;
    from.value = Math.max(0, firstIn);
    to.value = Math.max(0, lastIn);
    rects.forEach((rect, i) => rect.setAttribute("class", i >= firstIn && i <= lastIn ? "in" : ""));
    const span = bars[from.value].from + " to " + bars[to.value].to;
    caption.textContent = "Claims by day of the strike: " + span + (state.from || state.to ? ". Undated claims are hidden." : "");
    from.setAttribute("aria-valuetext", bars[from.value].from);
    to.setAttribute("aria-valuetext", bars[to.value].to);
  }
  return { element, refresh };
}
