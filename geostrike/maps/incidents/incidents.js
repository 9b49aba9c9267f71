// One incident in the list; what it holds is built when somebody opens it.

function describeDays(incident) {
  if (!incident.start) {
    return "day unknown";
  }
  const days = incident.start === incident.end ? incident.start : incident.start + " to " + incident.end;
  return incident.dated ? days : days + " (from the days of publication)";
}

function describeToll(toll) {
  const number = toll.max === null ? "at least " + toll.min : toll.min === toll.max ? String(toll.min) : toll.min + " to " + toll.max;
  const words = { agree: "", differ: " (sources differ)", history: " (grew from report to report)" };
  return number + " " + (toll.status === "unknown" ? "" : toll.status + (toll.max === 1 ? " " : "s ")) + toll.outcome + words[toll.standing];
}

function makeIncident(incident, data, fresh, show) {
  const details = make("details", {}, make("summary", {}, incident.name, " · ", describeDays(incident)));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      details.append(...openIncident(incident, data, show));
    }
  });
  return make("li", { class: "incident", id: incident.id }, details,
    make("p", { class: "facts" },
      fresh ? make("span", { class: "new" }, "New · ") : null,
      incident.said,
      incident.background ? " · only recalled" : null,
      incident.accused.length ? " · accused: " + incident.accused.join(", ") : null,
      incident.tolls.length ? " · " + incident.tolls.map(describeToll).join("; ") : null));
}

function openIncident(incident, data, show) {
  const parts = [];
  if (incident.lat !== null) {
    const button = make("button", { type: "button", class: "button" }, "Show on the map");
    button.addEventListener("click", () => show(incident));
    parts.push(make("p", {}, button, " ", incident.where));
  }
  if (incident.disputed.length) {
    parts.push(make("p", { class: "contested-word" }, "Disputed: " + incident.disputed.join("; ")));
  }
  if (incident.decided.length) {
    parts.push(make("p", {}, "Decided by a person: " + incident.decided.join("; ")));
  }
  parts.push(make("ul", { class: "reports" }, ...incident.reports.map((report) => makeReport(report, incident, data))));
  const reasons = incident.joins.map((words) => make("li", {}, "Joined: " + words))
    .concat(incident.apart.map((words) => make("li", {}, "Kept apart from another incident: " + words)));
  if (reasons.length) {
    parts.push(make("details", {}, make("summary", {}, "Why these reports"), make("ul", { class: "reasons" }, ...reasons)));
  }
  return parts;
}

function makeReport(report, incident, data) {
  const article = data.articles.get(report.article);
  const title = article.title || article.id;
  const url = safeLink(article.url);
  const said = report.tolls.map(([words, speaker]) => "“" + words + "” (" + (speaker || "the outlet") + ")");
  return make("li", {},
    make("strong", {}, article.outlet || "Outlet unknown"), ", ", article.published || "day unknown", ": ",
    url ? link(url, title) : title,
    incident.origins > 1 ? " · origin " + report.origin : null,
    report.background ? " · recalls it" : null,
    make("blockquote", { dir: "auto" }, report.quote),
    report.accused.length ? make("p", {}, "Accuses: " + report.accused.join(", ")) : null,
    said.length ? make("p", {}, "Says: " + said.join("; ")) : null,
    report.denials.length ? make("p", {}, report.denials.join("; ")) : null);
}
