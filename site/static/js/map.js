/* The map of the results, drawn by Leaflet in place of the picture of the regions. From afar
   it shows the regions with their counts, from zoom 12 on the places. The list below the map
   says the same; without this script the picture stays. */
(() => {
  "use strict";

  const figure = document.getElementById("map");
  if (!figure || !window.L) return;
  const told = figure.dataset;
  const NEAR = 12;
  const MIDDLE = [65.012, 25.468];

  const box = document.createElement("div");
  box.className = "map__box";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", told.label);
  const picture = figure.querySelector("svg");

  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    scrollWheelZoom: false,
    zoomControl: false,
    attributionControl: false,
    minZoom: 7,
    maxZoom: 17,
  });
  L.control.zoom({ zoomInTitle: told.zoomIn, zoomOutTitle: told.zoomOut }).addTo(map);
  const canvas = L.canvas();
  const regions = L.layerGroup().addTo(map);
  const numbers = L.layerGroup();
  const places = L.layerGroup();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function label(text, count) {
    const part = document.createElement("span");
    const number = document.createElement("b");
    number.textContent = count;
    part.append(number, " ", text);
    return part;
  }

  async function read(parameters) {
    const join = told.url.includes("?") ? "&" : "?";
    const answer = await fetch(told.url + (parameters ? join + parameters : ""));
    if (!answer.ok) throw new Error(answer.status);
    return (await answer.json()).features;
  }

  function drawRegion(feature) {
    const { name, count, url, middle } = feature.properties;
    const shape = L.geoJSON(feature, {
      renderer: canvas,
      style: {
        color: colour("--c-edge"),
        weight: 1.5,
        fillColor: colour("--c-surface"),
        fillOpacity: 0.9,
      },
    }).addTo(regions);
    L.marker(middle, {
      icon: L.divIcon({ className: "map__region", html: label(name, count), iconSize: null }),
      alt: `${name}: ${count}`,
      title: name,
    })
      .on("click", () => location.assign(url))
      .on("keypress", (event) => {
        if (event.originalEvent.key === "Enter") location.assign(url);
      })
      .addTo(numbers);
    return shape;
  }

  function popup({ place, approximate, count, entries }) {
    const part = document.createElement("div");
    const title = document.createElement("strong");
    title.textContent = place;
    part.append(title);
    if (approximate) {
      const note = document.createElement("p");
      note.textContent = told.approximate;
      part.append(note);
    }
    const list = document.createElement("ul");
    entries.forEach((entry) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.url;
      link.textContent = entry.name;
      item.append(link);
      list.append(item);
    });
    if (count > entries.length) {
      const item = document.createElement("li");
      item.textContent = told.more;
      list.append(item);
    }
    part.append(list);
    return part;
  }

  function drawPlace({ geometry, properties }) {
    const [east, north] = geometry.coordinates;
    const kind = properties.approximate ? "map__place map__place--about" : "map__place";
    L.marker([north, east], {
      icon: L.divIcon({ className: kind, html: String(properties.count), iconSize: [32, 32] }),
      alt: `${properties.place}: ${properties.count}`,
      title: properties.place,
    })
      .bindPopup(() => popup(properties), { maxWidth: 280 })
      .addTo(places);
  }

  let shown = "";

  async function look() {
    const near = map.getZoom() >= NEAR;
    map[near ? "removeLayer" : "addLayer"](numbers);
    map[near ? "addLayer" : "removeLayer"](places);
    if (!near) return;
    const bounds = map.getBounds().pad(0.1);
    const bbox = [
      bounds.getSouth(),
      bounds.getWest(),
      bounds.getNorth(),
      bounds.getEast(),
    ].map((degrees) => degrees.toFixed(4));
    if (bbox.join() === shown) return;
    shown = bbox.join();
    const asked = shown;
    try {
      const found = await read("bbox=" + asked);
      if (asked !== shown) return;
      places.clearLayers();
      found.forEach(drawPlace);
    } catch {
      shown = "";
    }
  }

  function tiles() {
    if (!told.tiles) return;
    const layer = L.tileLayer(told.tiles, { maxZoom: 17 }).addTo(map);
    /* A tile server that fails leaves the regions, not a grey field. */
    layer.on("tileerror", () => map.removeLayer(layer));
  }

  async function start() {
    const features = await read("");
    if (!features.length) return;
    if (picture) picture.replaceWith(box);
    else figure.prepend(box);
    map.setView(MIDDLE, 9);
    tiles();
    const shapes = features.map(drawRegion);
    const chosen = shapes.filter((shape, i) => features[i].properties.chosen);
    const first = L.featureGroup(chosen.length ? chosen : shapes);
    map.fitBounds(first.getBounds(), { animate: false });
    map.on("moveend", look);
    look();
  }

  start().catch(() => {
    if (picture && box.parentNode) box.replaceWith(picture);
  });
})();
