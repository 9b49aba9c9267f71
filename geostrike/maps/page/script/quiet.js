// Leaflet copies every property of a click, those too that Firefox deprecates, and Firefox then warns in the console.
// This hands Leaflet the event without them.

function hushClicks() {
  const fire = L.Map.prototype._fireDOMEvent;
  L.Map.include({
    _fireDOMEvent(event, type, targets) {
      return fire.call(this, event.type === "click" ? withoutOldNames(event) : event, type, targets);
    },
  });
}

function withoutOldNames(event) {
  return new Proxy(event, {
    get(target, name) {
      const value = String(name).startsWith("moz") ? undefined : Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
