/* The map of the results, drawn by Leaflet in place of the picture of the areas. From afar it
   shows the areas with their counts, from zoom 12 on the places; few results are places at
   once. The list below the map says the same; without this script the picture stays. */
(() => {
  "use strict";

  const figure = document.getElementById("map");
  if (!figure || !window.L) return;
  const told = figure.dataset;
  const NEAR = 12;
  const APART = 36;
  const few = Boolean(told.few);
  const point = (text) => (text ? text.split(",").map(Number) : null);
  const around = point(told.around);
  const marked = point(told.marked);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const box = document.createElement("div");
  box.className = "map__box";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", told.label);
  const picture = figure.querySelector("svg");
  const more = document.getElementById("map-more");

  const map = L.map(box, {
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    /* One finger scrolls the page; two move the map. */
    dragging: !window.matchMedia("(pointer: coarse)").matches,
    scrollWheelZoom: false,
    zoomControl: false,
    attributionControl: false,
    zoomSnap: told.tiles ? 1 : 0.25,
    minZoom: 7,
    maxZoom: 17,
  });
  /* Below: a popup opens above its place and must not lie under the buttons. */
  const zoom = L.control
    .zoom({ position: "bottomright", zoomInTitle: told.zoomIn, zoomOutTitle: told.zoomOut })
    .addTo(map);
  const canvas = L.canvas();
  const areas = L.featureGroup().addTo(map);
  const numbers = L.layerGroup();
  const places = L.featureGroup();
  const districts = L.layerGroup();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function element(name, text, url) {
    const part = document.createElement(name);
    part.textContent = text;
    if (url) part.href = url;
    return part;
  }

  async function read(parameters) {
    const join = told.url.includes("?") ? "&" : "?";
    const answer = await fetch(told.url + (parameters ? join + parameters : ""));
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  function drawArea(feature) {
    const { name, count, url, middle } = feature.properties;
    L.geoJSON(feature, {
      renderer: canvas,
      interactive: false,
      style: {
        color: colour("--c-edge"),
        weight: 1.5,
        fillColor: colour("--c-surface"),
        fillOpacity: 0.9,
      },
    }).addTo(areas);
    const link = element(url ? "a" : "p", "", url);
    link.append(element("b", count), element("span", ` ${name}`));
    L.marker(middle, {
      icon: L.divIcon({ className: "map__area", html: link, iconSize: null }),
      interactive: false,
      keyboard: false,
    }).addTo(numbers);
  }

  /* Shares of its width and height by which a name may move, nearest first: as far as half
     its width it still touches its own point. */
  const WAYS = [0, 0.35, 0.5]
    .flatMap((x) => [0, -1, 1].flatMap((y) => [[x, y], [-x, y]]))
    .concat([[0, 2], [0, -2]]);

  /* A name that would lie on another, or on a place, moves a little; the name of an area that
     finds no room is its number alone. */
  function spread(layer, others = []) {
    const frame = box.getBoundingClientRect();
    const taken = [zoom.getContainer(), ...others].map((part) => part.getBoundingClientRect());
    const free = (part) =>
      part.left >= frame.left &&
      part.right <= frame.right &&
      taken.every(
        (other) =>
          part.right < other.left ||
          part.left > other.right ||
          part.bottom < other.top ||
          part.top > other.bottom,
      );
    const fits = (label, { left, top, width, height }) =>
      WAYS.some(([x, y]) => {
        const [east, south] = [x * width, y * (height + 1)];
        const part = { left: left + east, top: top + south };
        part.right = part.left + width;
        part.bottom = part.top + height;
        if (!free(part)) return false;
        label.style.translate = `${east}px ${south}px`;
        return taken.push(part);
      });
    const icons = layer.getLayers().flatMap((marker) => marker.getElement?.() || []);
    icons.forEach((icon) => {
      icon.classList.remove("map__area--number");
      icon.firstElementChild.style.translate = "0px 0px";
    });
    const sizes = icons.map((icon) => icon.firstElementChild.getBoundingClientRect());
    icons.forEach((icon, at) => {
      const label = icon.firstElementChild;
      if (fits(label, sizes[at])) return;
      icon.classList.toggle("map__area--number", icon.matches(".map__area"));
      const least = label.getBoundingClientRect();
      if (!fits(label, least)) taken.push(least);
    });
  }

  /* Thin borders and names: without tiles they tell where one is. */
  function drawDistrict(feature) {
    const { name, middle } = feature.properties;
    const style = { color: colour("--c-edge"), weight: 1, dashArray: "2 4", fill: false };
    L.geoJSON(feature, { renderer: canvas, interactive: false, style }).addTo(districts);
    L.marker(middle, {
      icon: L.divIcon({ className: "map__name", html: element("span", name), iconSize: null }),
      interactive: false,
      keyboard: false,
      zIndexOffset: -1000,
    }).addTo(districts);
  }

  function popup({ place, approximate, count, entries, url }) {
    const part = document.createElement("div");
    part.append(element("strong", place));
    if (approximate) part.append(element("p", told.approximate));
    if (count > 1) part.append(" ", element("a", `${told.all} (${count})`, url));
    const list = document.createElement("ul");
    entries.forEach((entry) => {
      const item = document.createElement("li");
      const link = element("a", entry.name, entry.url);
      if (entry.marked) link.setAttribute("aria-current", "true");
      item.append(link);
      list.append(item);
    });
    part.append(list);
    return part;
  }

  /* Places too close to each other for a finger are one marker until one comes nearer. */
  function together(features) {
    const groups = [];
    features.forEach((feature) => {
      const [east, north] = feature.geometry.coordinates;
      const at = map.project([north, east]);
      const group = groups.find((other) => other.at.distanceTo(at) < APART);
      if (group) group.features.push(feature);
      else groups.push({ at, spot: L.latLng(north, east), features: [feature] });
    });
    return groups;
  }

  const isNearest = () => map.getZoom() === map.getMaxZoom();
  /* The place that a card led to has opened by itself once. */
  let pointed = false;

  function drawGroup({ spot, features }) {
    const found = features.map((feature) => feature.properties);
    const count = found.reduce((sum, place) => sum + place.count, 0);
    const names = [...new Set(found.map((place) => place.place))].slice(0, 3).join(", ");
    const here = found.some((place) => place.marked);
    let kind = "map__place";
    if (found.every((place) => place.approximate)) kind += " map__place--about";
    if (here) kind += " map__place--here";
    const marker = L.marker(spot, {
      icon: L.divIcon({ className: kind, html: String(count), iconSize: [32, 32] }),
      title: names,
      zIndexOffset: here ? 1000 : 0,
    });
    /* Leaflet makes a new element each time that the places come back. */
    marker.on("add", () => marker.getElement().setAttribute("aria-label", `${names}: ${count}`));
    if (found.length > 1 && !here && !isNearest()) {
      marker.on("click keypress", ({ originalEvent }) => {
        if (originalEvent.type === "keypress" && originalEvent.key !== "Enter") return;
        box.focus();
        map.setView(spot, Math.min(map.getZoom() + 2, map.getMaxZoom()));
      });
    } else {
      const all = document.createElement("div");
      all.append(...found.map(popup));
      marker.bindPopup(all, { maxWidth: 260, autoPanPadding: [12, 12] });
      /* Who opens it by keyboard reads on in it. */
      marker.on("keypress", () => {
        const link = marker.isPopupOpen() && marker.getPopup().getElement().querySelector("a");
        if (link) link.focus();
      });
    }
    marker.addTo(places);
    if (here && !pointed) {
      pointed = true;
      marker.openPopup();
    }
    return marker;
  }

  /* What stays as it was keeps its marker, and with it the focus and the popup. */
  let markers = new Map();
  let features = [];

  function drawPlaces() {
    const before = markers;
    markers = new Map();
    together(features).forEach((group) => {
      const key = group.features.map((each) => each.geometry.coordinates).join() + isNearest();
      const same = before.get(key);
      before.delete(key);
      markers.set(key, same || drawGroup(group));
    });
    before.forEach((marker) => marker.remove());
    spread(districts, box.querySelectorAll(".map__place"));
  }

  places.on("popupopen", ({ popup: shown }) => {
    const close = shown.getElement().querySelector(".leaflet-popup-close-button");
    if (close) close.setAttribute("aria-label", told.close);
  });
  /* The popup took the focus with it: back to what opened it. */
  places.on("popupclose", ({ layer, popup: shown }) => {
    const { activeElement: focused, body } = document;
    if (focused === body || shown.getElement()?.contains(focused)) layer.getElement()?.focus();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
  });

  let known = null;
  let asked = "";

  async function look() {
    const near = few || map.getZoom() >= NEAR;
    map[near ? "removeLayer" : "addLayer"](numbers);
    map[near ? "addLayer" : "removeLayer"](places);
    map[map.getZoom() >= NEAR && !tiled ? "addLayer" : "removeLayer"](districts);
    if (!near) return spread(numbers);
    drawPlaces();
    if (!known || !known.contains(map.getBounds())) await ask(map.getBounds().pad(0.25));
  }

  async function ask(bounds) {
    const corners = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    const bbox = corners.map((degrees) => degrees.toFixed(4)).join();
    if (bbox === asked) return;
    asked = bbox;
    try {
      const found = await read("bbox=" + bbox);
      if (asked !== bbox) return;
      districts.clearLayers();
      found.districts.forEach(drawDistrict);
      features = found.features;
      drawPlaces();
      known = found.is_whole && found.districts.length ? bounds : null;
      more.hidden = found.is_whole;
    } catch {
      asked = "";
    }
  }

  let tiled = false;

  function tiles() {
    if (!told.tiles) return;
    const layer = L.tileLayer(told.tiles, { maxZoom: 17 }).addTo(map);
    tiled = true;
    areas.setStyle({ fillOpacity: 0 });
    /* A tile server that fails leaves the areas, not a grey field. */
    layer.once("tileerror", () => {
      layer.remove();
      tiled = false;
      areas.setStyle({ fillOpacity: 0.9 });
      look();
    });
  }

  /* Begin with what was asked for: what a card led to, around a point, in an area, or where the few results are. */
  async function begin() {
    const all = areas.getBounds();
    if (marked) return map.setView(marked, 14);
    if (around) {
      return map.fitBounds(L.latLng(around).toBounds(Number(told.km) * 1000));
    }
    if (told.bounds) {
      const [south, west, north, east] = told.bounds.split(",").map(Number);
      return map.fitBounds([[south, west], [north, east]], { maxZoom: 15 });
    }
    /* The labels of the western regions reach over their border. */
    const room = box.clientWidth < 480 ? 24 : 56;
    map.fitBounds(all, { paddingTopLeft: [room, 8], paddingBottomRight: [8, 8] });
    if (!few) return;
    map.addLayer(places);
    await ask(all);
    const spots = features.map(({ geometry }) => [...geometry.coordinates].reverse());
    if (spots.length) map.fitBounds(spots, { maxZoom: 14, padding: [32, 32] });
  }

  async function start() {
    const { features: parts } = await read("");
    if (!parts.length) return;
    if (picture) picture.replaceWith(box);
    else figure.prepend(box);
    map.setView([0, 0], NEAR);
    parts.forEach(drawArea);
    await begin();
    tiles();
    map.on("moveend", look);
    look();
  }

  start().catch(() => {
    if (picture && box.parentNode) box.replaceWith(picture);
  });
})();
