// What is shown: words, party, origins, days. Pure tests of one incident, and the controls that set them.

function passes(incident, state) {
  return (!state.words || incident.words.includes(state.words))
    && (!state.party || incident.attackers.includes(state.party))
    && (!state.several || incident.origins > 1)
    && (!state.disputed || incident.disputed.length > 0)
    && (state.recalled || !incident.background)
    && (!state.place || incident.spot === state.place)
    && (!state.from || !incident.end || incident.end >= state.from)
    && (!state.to || !incident.start || incident.start <= state.to)
    && (!state.since || incident.newest >= state.since);
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
  const time = buildRange(data, state, onChange);
  if (time) {
    tools.append(time);
  }

  function tick(label, name) {
    const box = make("input", { type: "checkbox" });
    box.checked = state[name];
    box.addEventListener("change", () => { state[name] = box.checked; onChange(); });
    return make("label", {}, box, " " + label);
  }
}

// A histogram of incidents with a range that can be stepped and played. What is only recalled does not stretch it.
function buildRange(data, state, onChange) {
  const bars = countDays(data.incidents.filter((incident) => !incident.background).map((incident) => ({ from: incident.start, to: incident.end })));
  if (bars.length < 2) {
    return null;
  }
  const last = bars.length - 1;
  const most = Math.max(...bars.map((bar) => bar.count));
  const rects = bars.map((bar, i) => drawing("rect", {
    x: (i * 100) / bars.length + 0.15, width: 100 / bars.length - 0.3, y: 30 - (bar.count / most) * 28, height: (bar.count / most) * 28,
  }));
  const chart = drawing("svg", { class: "histogram", viewBox: "0 0 100 30", preserveAspectRatio: "none", "aria-hidden": "true" }, ...rects);
  const from = make("input", { type: "range", min: 0, max: last, step: 1, value: 0 });
  const to = make("input", { type: "range", min: 0, max: last, step: 1, value: last });
  const caption = make("legend", {});
  const back = make("button", { type: "button", class: "button" }, "Step back");
  const on = make("button", { type: "button", class: "button" }, "Step on");
  const play = make("button", { type: "button", class: "button", "aria-pressed": "false" }, "Play");
  const all = make("button", { type: "button", class: "button" }, "All days");
  let timer = null;
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
    state.from = whole ? "" : bars[from.value].from;
    state.to = whole ? "" : bars[to.value].to;
    caption.textContent = whole ? "All days" : bars[from.value].from + " to " + bars[to.value].to;
    rects.forEach((rect, i) => rect.setAttribute("class", i >= Number(from.value) && i <= Number(to.value) ? "in" : "out"));
    from.setAttribute("aria-valuetext", bars[from.value].from);
    to.setAttribute("aria-valuetext", bars[to.value].to);
    onChange();
  }

  caption.textContent = "All days";
  rects.forEach((rect) => rect.setAttribute("class", "in"));
  return make("div", { class: "time" }, make("fieldset", {}, caption, chart,
    make("label", {}, "First day", from), make("label", {}, "Last day", to), make("p", {}, back, on, play, all)));
}
