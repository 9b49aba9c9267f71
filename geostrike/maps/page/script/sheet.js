// On a phone the map fills the screen and the list is a sheet over its foot, of three heights: a strip, half, nearly all.
// The handle is dragged or pressed; going back closes it. Without JavaScript the page stays a document.

const SHEET_HEIGHTS = ["strip", "half", "full"];

function openSheet(map) {
  const narrow = window.matchMedia("screen and (max-width: 47.99em)");
  const side = document.getElementById("list");
  const head = document.querySelector(".head");
  const moved = [...head.querySelectorAll(".byline, .summary")];
  const legend = document.getElementById("legend");
  const mapSide = document.querySelector(".map-side");
  const handle = make("button", { type: "button", class: "handle" }, make("span", { class: "unseen" }, "Larger or smaller list"));
  let height = "half";
  let pushed = false;

  function arrange() {
    document.documentElement.classList.toggle("sheeted", narrow.matches);
    if (narrow.matches) {
      side.prepend(handle, ...moved);
      if (legend) {
        side.querySelector("#places").parentElement.after(legend);
      }
      set(height);
    } else {
      handle.remove();
      head.append(...moved);
      if (legend) {
        mapSide.append(legend);
      }
    }
    map.invalidateSize({ animate: false });
  }

  function set(wanted) {
    height = wanted;
    side.dataset.height = wanted;
    side.style.removeProperty("height");
    handle.setAttribute("aria-expanded", String(wanted !== "strip"));
  }

  // Opened for a place, the way back is to close it.
  function open() {
    if (height === "strip") {
      set("half");
    }
    if (!pushed) {
      pushed = true;
      try {
        history.pushState(null, "", location.href);
      } catch {
        pushed = false; // a frame without an address
      }
    }
  }
  window.addEventListener("popstate", () => {
    if (pushed && narrow.matches) {
      pushed = false;
      set("strip");
    }
  });

  let from = null;
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // no selecting of words, which would end the drag
    from = { y: event.clientY, height: side.getBoundingClientRect().height, moved: false };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (from && (from.moved || Math.abs(event.clientY - from.y) > 6)) {
      from.moved = true;
      side.style.height = Math.max(56, Math.min(innerHeight * 0.92, from.height + from.y - event.clientY)) + "px";
    }
  });
  handle.addEventListener("pointerup", () => {
    if (from && from.moved) {
      const share = side.getBoundingClientRect().height / innerHeight;
      set(share < 0.25 ? "strip" : share < 0.68 ? "half" : "full");
    } else if (from) {
      next();
    }
    from = null;
  });
  handle.addEventListener("pointercancel", () => { from = null; set(height); });
  handle.addEventListener("dragstart", (event) => event.preventDefault());
  handle.addEventListener("click", (event) => event.detail === 0 && next()); // by keyboard; a pointer was heard above

  function next() {
    set(SHEET_HEIGHTS[(SHEET_HEIGHTS.indexOf(height) + 1) % 3]);
  }
  narrow.addEventListener("change", arrange);
  arrange();

  // How much of the map lies under the sheet, in pixels.
  function covered() {
    return narrow.matches ? Math.max(0, map.getContainer().getBoundingClientRect().bottom - side.getBoundingClientRect().top) : 0;
  }
  return { active: () => narrow.matches, open, covered };
}
