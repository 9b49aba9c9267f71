// The statements that stand at no place: the same search and filters hold for them.

function openRest(data) {
  const sections = [...document.querySelectorAll("section.rest")];
  const claims = new Map(data.rest.map((claim) => [claim.id, claim]));
  const items = sections.flatMap((section) => [...section.querySelectorAll("[data-claim]")]);
  const words = items.map((item) => fold(item.textContent + " " + (item.closest(".listed > li").querySelector("h3").textContent)));

  // How many of them are shown.
  function show(state, query) {
    const kept = new Set();
    items.forEach((item, i) => {
      const fits = statementFits(claims.get(item.dataset.claim), state) && (!query || words[i].includes(query));
      item.classList.toggle("off-filter", !fits);
      if (fits) {
        kept.add(item.dataset.claim);
      }
    });
    for (const outer of sections.flatMap((section) => [...section.querySelectorAll(".listed > li"), section])) {
      outer.classList.toggle("off-filter", !outer.querySelector("[data-claim]:not(.off-filter)"));
    }
    return kept.size;
  }
  return { show };
}
