// The reviewer's mode: a button at each place and claim, the decisions as a list, and their file. Nothing leaves the page
// but what the reviewer saves.

function openReview(map, data) {
  const about = data.review;
  const store = "geostrike review " + about.article;
  const known = [...new Set(data.places.flatMap(allClaims).concat(data.rest).map((claim) => claim.attacker).filter(Boolean))].sort();
  const kept = recallReview(store);
  const mark = L.circleMarker([0, 0], { radius: 8, className: "picked", interactive: false });
  let form = null;
  let opener = null;
  let handle = null;

  const list = make("ol", { class: "decisions" });
  const status = make("p", { class: "note", role: "status" });
  const save = press("Save " + about.file, () => download(about.file, writeCorrections("", kept.decisions.flatMap((made) => made.entries))));
  const append = window.showOpenFilePicker ? press("Add to an existing file …", appendToFile) : null;
  const panel = make("section", { class: "review", "aria-labelledby": "review-heading", hidden: true },
    make("h2", { id: "review-heading", tabindex: -1 }, "Review"),
    make("p", { class: "note" }, "Press “Decide” at a place or a statement. Decisions stay in this browser until they are saved; nothing is sent. "
      + "Put the saved file beside the article and draw the map again. If the article has such a file already: ",
    make("code", {}, "geostrike correct ARTICLE --add FILE"), "."),
    list, status, make("p", { class: "row" }, save, append, press("Leave the review", () => toggle(false))));
  document.getElementById("tools").after(panel);

  const targets = [
    ...data.places.map((place) => [place.id, placeTarget(place)]),
    ...Object.entries(about.claims).map(([id, claim]) => [id, claimTarget(id, claim)]),
  ].filter(([, target]) => target && verdictsFor(target).length);
  const byId = new Map(targets);

  function mentionsOf(numbers) {
    return numbers.map((number) => about.mentions[number]).map(({ quote, mention, choices }) => ({ quote, mention, choices: choices.map((i) => about.choices[i]) }));
  }

  function placeTarget(place) {
    const anchors = about.places[place.id];
    return anchors && {
      kind: "place", words: place.name, mentions: mentionsOf(anchors.mentions), placeId: anchors.id,
      quotes: place.claims.map((claim) => about.claims[claim.id]?.quote).filter(Boolean),
    };
  }

  function claimTarget(id, claim) {
    const spoken = data.places.flatMap(allClaims).concat(data.rest).find((each) => each.id === id);
    const sharing = Object.values(about.claims).filter((other) => other.quote === claim.quote).length;
    return spoken && { kind: "claim", sharing, words: "what " + spoken.speaker + " says", ...claim, quotes: [claim.quote], mentions: mentionsOf(claim.mentions) };
  }

  function addButtons() {
    for (const [id, target] of targets) {
      const item = document.getElementById(id);
      if (item) {
        const button = press("Decide", () => openForm(id, button));
        button.setAttribute("aria-label", "Decide about " + target.words);
        const row = make("div", { class: "decide", "data-decide": id }, button, " ", make("span", { class: "decided" }));
        (item.querySelector(".precision") || item.lastElementChild).after(row);
      }
    }
  }

  function toggle(on) {
    document.documentElement.classList.toggle("reviewing", on);
    panel.hidden = !on;
    closeForm();
    document.querySelectorAll(".decide").forEach((element) => element.remove());
    if (on) {
      addButtons();
      refresh();
      document.getElementById("review-heading").focus({ preventScroll: true });
      panel.scrollIntoView({ block: "start" });
    } else {
      document.getElementById("review-open").focus();
    }
  }

  function openForm(id, button) {
    closeForm();
    opener = button;
    form = buildDecision(byId.get(id), kept.author, {
      known,
      show: showSpot,
      middle: () => { const at = map.getCenter().wrap(); return at.lat.toFixed(5) + ", " + at.lng.toFixed(5); },
      cancel: () => { closeForm(); button.focus(); },
      keep(verdict, entries, reason, author) {
        const date = localDay(new Date());
        kept.author = author;
        kept.decisions = kept.decisions.filter((made) => made.id !== id || made.verdict !== verdict);
        kept.decisions.push({ id, verdict, entries: entries.map((entry) => ({ ...entry, reason, author, date })), saved: false });
        changed();
        closeForm();
        (nextButton(button) || button).focus();
      },
    });
    button.parentElement.append(form.element);
    button.setAttribute("aria-expanded", "true");
    form.focus();
  }

  function closeForm() {
    form?.element.remove();
    opener?.removeAttribute("aria-expanded");
    form = opener = null;
    mark.remove();
  }

  function showSpot(spot) {
    mark.remove();
    if (spot) {
      mark.setLatLng(spot).addTo(map);
    }
  }

  function nextButton(button) {
    const all = [...document.querySelectorAll(".decide > button")].filter((each) => each.offsetParent);
    return all[all.indexOf(button) + 1];
  }

  function changed() {
    storeReview(store, kept);
    refresh();
  }

  function refresh() {
    list.replaceChildren(...kept.decisions.map((made) => {
      const name = byId.get(made.id)?.words || made.id;
      const remove = press("Remove", () => { kept.decisions = kept.decisions.filter((each) => each !== made); changed(); panel.querySelector("h2").focus(); });
      remove.setAttribute("aria-label", "Remove the decision about " + name);
      return make("li", {}, make("bdi", {}, name), ": ", make("strong", {}, sayDecision(made)), " (", make("bdi", {}, made.entries[0].reason), "; ",
        make("bdi", {}, made.entries[0].author), ") ", remove);
    }));
    const unsaved = kept.decisions.filter((made) => !made.saved).length;
    status.textContent = kept.decisions.length ? many(kept.decisions.length, "decision") + (unsaved ? ", " + unsaved + " not saved yet" : ", all saved") : "No decision yet.";
    save.disabled = !kept.decisions.length;
    for (const element of document.querySelectorAll(".decide")) {
      const own = kept.decisions.filter((made) => made.id === element.dataset.decide);
      element.querySelector(".decided").textContent = own.length ? "Your decision: " + own.map(sayDecision).join(", ") : "";
    }
  }

  async function appendToFile() {
    try {
      handle = handle || (await window.showOpenFilePicker({ types: [{ description: "Corrections", accept: { "application/toml": [".toml"] } }] }))[0];
      const before = await (await handle.getFile()).text();
      if (before.trim() && !before.includes('schema = "' + SCHEMA + '"')) {
        handle = null;
        status.textContent = "That is no corrections file: nothing was written. Choose " + about.file + ".";
        return;
      }
      const file = await handle.createWritable();
      await file.write(writeCorrections(before, kept.decisions.filter((made) => !made.saved).flatMap((made) => made.entries)));
      await file.close();
      settle();
    } catch (error) {
      if (error.name !== "AbortError") {
        handle = null;
        status.textContent = "The browser does not let this page write there: save the file instead.";
      }
    }
  }

  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/toml" }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    settle();
  }

  function settle() {
    kept.decisions.forEach((made) => { made.saved = true; });
    changed();
  }

  // A press on the map, or on a marker there, while a place is asked for. Says whether it was taken.
  function takeSpot(lat, lon) {
    const wanted = Boolean(form && form.wantsSpot());
    if (wanted) {
      const at = L.latLng(lat, lon).wrap();
      form.setSpot(at.lat, at.lng);
    }
    return wanted;
  }
  return { toggle, takeSpot };
}

function sayDecision(made) {
  const entry = made.entries[0];
  const more = entry.attacker !== undefined && made.verdict === "attacker" ? ": " + (entry.attacker || "none named")
    : made.verdict === "date" ? ": " + entry.struck
      : made.verdict === "place" ? ": " + (entry.place || entry.latitude + ", " + entry.longitude) : "";
  return (VERDICTS[made.verdict] || made.verdict).toLowerCase().replace(", for safety", "") + more;
}

// What was decided here before, where the browser keeps such things. Whatever is not of that form is left out.
function recallReview(store) {
  let found = null;
  try {
    found = JSON.parse(localStorage.getItem(store));
  } catch {
    // A frame without a store, or something else in it.
  }
  const whole = (made) => made && typeof made.id === "string" && Object.hasOwn(VERDICTS, made.verdict) && Array.isArray(made.entries) && made.entries.length
    && made.entries.every((entry) => entry && Object.entries(entry).every(([, value]) => ["string", "number"].includes(typeof value))
      && ["action", "reason", "author"].every((name) => typeof entry[name] === "string") && /^\d{4}-\d\d-\d\d$/.test(entry.date));
  return {
    author: typeof found?.author === "string" ? found.author : "",
    decisions: Array.isArray(found?.decisions) ? found.decisions.filter(whole) : [],
  };
}

function storeReview(store, kept) {
  try {
    localStorage.setItem(store, JSON.stringify(kept));
  } catch {
    // Then they last as long as the page is open.
  }
}
