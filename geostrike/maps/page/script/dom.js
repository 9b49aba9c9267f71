// Elements are made here and nowhere else. Words only ever enter as text, never as markup.

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const child of children) {
    if (child !== null && child !== undefined) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
  return element;
}

function drawing(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// The marker's shapes stand once in the page; everything else refers to them.
function symbolOf(place, cssClass) {
  const shapes = [drawing("use", { href: "#shape-" + place.symbol })];
  if (place.contested) {
    shapes.push(drawing("use", { href: "#shape-contested" }));
  }
  return drawing("svg", { class: cssClass, "aria-hidden": "true", viewBox: "-12 -12 24 24" }, ...shapes.map(centred));
}

function centred(use) {
  use.setAttribute("x", "-12");
  use.setAttribute("y", "-12");
  use.setAttribute("width", "24");
  use.setAttribute("height", "24");
  return use;
}

// Only addresses of the web become links; a second lock behind the one that wrote the data.
function safeLink(url) {
  return /^https?:\/\/[^\s"'<>\\`{}|^]+$/i.test(url || "") ? url : null;
}

function link(url, ...children) {
  return make("a", { href: safeLink(url), rel: "noopener noreferrer nofollow" }, ...children);
}

function many(count, noun) {
  return count.toLocaleString("en") + " " + noun + (count === 1 ? "" : "s");
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
