// What is shown: words, party, origins, days. Pure tests of one incident, and the controls that set them.

// The axis begins so many days before the first article: one strike told with an old day must not stretch it over years.
const BEFORE_DAYS = 31;

function passes(incident, state) {
  return (!state.words || incident.words.includes(state.words))
    && (!state.party || incident.attackers.includes(state.party))
    && (!state.several || incident.origins > 1)
    && (!state.disputed || incident.disputed.length > 0)
    && (state.recalled || !incident.background)
    && (!state.fresh || incident.fresh)
    && (!state.place || incident.spot === state.place)
    && (!state.since || incident.newest >= state.since);
}

function isWithin(incident, state) {
  return (!state.from || !incident.end || incident.end >= state.from)
    && (!state.to || !incident.start || incident.start <= state.to);
}

function buildTools(data, state, onChange) {
  const tools = document.getElementById("tools");
  const words = make("input", { type: "search" });
  words.addEventListener("input", () => { state.words = words.value.trim().toLowerCase(); onChange(); });
  const counts = new Map();
  data.incidents.forEach((incident) => incident.attackers.forEach((name) => counts.set(name, (counts.get(name) || 0) + 1)));
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const party = make("select", {}, make("option", { value: "" }, "anybody"),
    ...names.map((name) => make("option", { value: name }, name + " (" + counts.get(name) + ")")));
  party.addEventListener("change", () => { state.party = party.value; onChange(); });
  const since = make("input", { type: "date" });
  since.addEventListener("change", () => { state.since = since.value; onChange(); });
  tools.append(make("label", {}, "Words", words), make("label", {}, "Accused", party), make("label", {}, "Reported since", since),
    tick("More than one origin", "several"), tick("Disputed", "disputed"), tick("Also what is only recalled", "recalled"));
  if (data.incidents.some((incident) => incident.fresh)) {
    tools.append(tick("New since the last run", "fresh"));
  }
  const time = buildRange(data, state, onChange);
  if (time) {
    tools.append(time.element);
  }

  function tick(label, name) {
    const box = make("input", { type: "checkbox" });
    box.checked = state[name];
    box.addEventListener("change", () => { state[name] = box.checked; onChange(); });
    return make("label", {}, box, " " + label);
  }

  return time ? time.recount : () => {};
}

// The days of an incident; those before the axis begins are moved to its beginning.
function makeDays(data) {
  const published = [...data.articles.values()].map((article) => article.published).filter(Boolean).sort();
  const floor = published.length ? dayText(dayNumber(published[0]) - BEFORE_DAYS) : "";
  const raise = (day) => (day && day < floor ? floor : day);
  return (incident) => ({ from: raise(incident.start), to: raise(incident.end) });
}

// A histogram of incidents with a range that can be stepped and played. What is only recalled does not stretch it. It counts what
// the other tools show: those of one place, of one party, with some words.
function buildRange(data, state, onChange) {
  const daysOf = makeDays(data);
  const bars = countDays(data.incidents.filter((incident) => !incident.background).map(daysOf));
  if (bars.length < 2) {
    return null;
  }
  const last = bars.length - 1;
  const rects = bars.map((bar, i) => drawing("rect", { x: (i * 100) / bars.length + 0.15, width: 100 / bars.length - 0.3, y: 30, height: 0 }));
  for (const incident of data.incidents) {
    const { from, to } = daysOf(incident);
    incident.bars = !incident.background && (from || to) ? [findBar(from || to), findBar(to || from)] : null;
  }
  const chart = drawing("svg", { class: "histogram", viewBox: "0 0 100 30", preserveAspectRatio: "none", "aria-hidden": "true" }, ...rects);
  const from = make("input", { type: "range", min: 0, max: last, step: 1, value: 0 });
  const to = make("input", { type: "range", min: 0, max: last, step: 1, value: last });
  const caption = make("legend", {});
  const back = make("button", { type: "button", class: "button" }, "Step back");
  const on = make("button", { type: "button", class: "button" }, "Step on");
  const play = make("button", { type: "button", class: "button", "aria-pressed": "false" }, "Play");
  const all = make("button", { type: "button", class: "button" }, "All days");
  let timer = null;

  function findBar(day) {
    let i = 0;
    while (i < last && bars[i].to < day) {
      i += 1;
    }
    return i;
  }

  function recount(incidents) {
    const counts = bars.map(() => 0);
    for (const incident of incidents) {
      if (incident.bars) {
        const [left, right] = incident.bars;
        for (let i = left; i <= right; i += 1) {
          counts[i] += 1 / (right - left + 1);
        }
      }
    }
    const most = Math.max(...counts) || 1;
    rects.forEach((rect, i) => {
      rect.setAttribute("y", 30 - (counts[i] / most) * 28);
      rect.setAttribute("height", (counts[i] / most) * 28);
    });
  }

  from.addEventListener("input", () => { to.value = Math.max(Number(to.value), Number(from.value)); change(); });
  to.addEventListener("input", () => { from.value = Math.min(Number(to.value), Number(from.value)); change(); });
  back.addEventListener("click", () => move(-1));
  on.addEventListener("click", () => move(1));
  all.addEventListener("click", () => { stop(); from.value = 0; to.value = last; change(); });
  play.addEventListener("click", () => (timer === null ? start() : stop()));

  // The range keeps its width; the whole of it begins at the first bar.
  function move(step) {
    const width = Number(to.value) - Number(from.value) === last ? 0 : Number(to.value) - Number(from.value);
    const whole = Number(to.value) - Number(from.value) === last;
    const first = whole ? (step > 0 ? 0 : last) : Math.max(0, Math.min(last - width, Number(from.value) + step));
    from.value = first;
    to.value = first + width;
    change();
    return first + width < last;
  }

  function start() {
    timer = window.setInterval(() => { if (!move(1)) { stop(); } }, calm() ? 2500 : 1000);
    play.setAttribute("aria-pressed", "true");
    play.textContent = "Pause";
  }

  function stop() {
    window.clearInterval(timer);
    timer = null;
    play.setAttribute("aria-pressed", "false");
    play.textContent = "Play";
  }

  function change() {
    const whole = from.value === "0" && Number(to.value) === last;
    state.from = from.value === "0" ? "" : bars[from.value].from; // what is older stands in the first bar
    state.to = whole ? "" : bars[to.value].to;
    caption.textContent = whole ? "All days" : bars[from.value].from + " to " + bars[to.value].to;
    rects.forEach((rect, i) => rect.setAttribute("class", i >= Number(from.value) && i <= Number(to.value) ? "in" : "out"));
    from.setAttribute("aria-valuetext", bars[from.value].from);
    to.setAttribute("aria-valuetext", bars[to.value].to);
    onChange();
  }

  caption.textContent = "All days";
  rects.forEach((rect) => rect.setAttribute("class", "in"));
  const element = make("div", { class: "time" }, make("fieldset", {}, caption, chart,
    make("label", {}, "First day", from), make("label", {}, "Last day", to), make("p", {}, back, on, play, all)));
  return { element, recount };
}
