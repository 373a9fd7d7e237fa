/* The search page without a reload. It improves a form that works by itself: whatever goes
   wrong here ends in the ordinary way, by going to the address. */
(() => {
  "use strict";

  const root = document.getElementById("search");
  const status = document.getElementById("search-status");
  if (!root || !window.fetch) return;
  const wide = window.matchMedia("(min-width: 56rem)");
  let asking = null;
  let resting = null;
  let here = location.pathname + location.search;

  const form = () => document.getElementById("search-form");

  /* The address that the form would go to; empty fields say nothing. */
  function addressOf(submitter) {
    const said = new FormData(form());
    const pairs = [...said].filter(([, value]) => value !== "");
    if (submitter && submitter.name) pairs.push([submitter.name, submitter.value]);
    const query = new URLSearchParams(pairs).toString();
    return form().action + (query ? "?" + query : "");
  }

  /* Ask for the changed part, put it in, and leave eyes and focus where they were. */
  async function show(address, { remember = true, keep = true } = {}) {
    clearTimeout(resting);
    if (asking) asking.abort();
    asking = new AbortController();
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, {
        headers: { "X-Fragment": "1" },
        signal: asking.signal,
      });
      if (!answer.ok) throw new Error(answer.status);
      put(await answer.text(), address, remember, keep);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  function read(html) {
    const part = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    if (!part || !part.dataset.title) throw new Error("no fragment");
    return part;
  }

  function put(html, address, remember, keep) {
    const part = read(html);
    /* The map and its scripts come with a whole page. */
    if (part.querySelector("#map")) return location.assign(address);
    const focused = document.activeElement && document.activeElement.id;
    const before = [...root.querySelectorAll("details[id]")];
    root.replaceChildren(...part.childNodes);
    root.removeAttribute("aria-busy");
    before.forEach((was) => {
      const now = document.getElementById(was.id);
      if (now && (keep || was.matches(".filter-group"))) now.open = was.open;
    });
    document.title = part.dataset.title;
    status.textContent = part.dataset.count;
    if (remember) history.pushState({ search: true }, "", part.dataset.url);
    here = location.pathname + location.search;
    const target = root.querySelector("[autofocus]") || document.getElementById(focused);
    if (target) target.focus({ preventScroll: true });
    reveal();
  }

  /* A day is one of those offered, or one's own: the later choice counts. */
  function onlyThis(day) {
    if (day.name !== "date") return;
    if (day.type !== "date") document.getElementById("date").value = "";
    else if (day.value) document.getElementById("date-any").checked = true;
  }

  /* Days and hours are typed digit by digit: they are asked for when the hand rests. */
  root.addEventListener("change", ({ target }) => {
    if (target.form !== form() || target.id === "q") return;
    clearTimeout(resting);
    onlyThis(target);
    if (!["date", "time"].includes(target.type)) return show(addressOf());
    if (target.validity.valid) resting = setTimeout(() => show(addressOf()), 900);
  });
  root.addEventListener("focusout", ({ target }) => {
    const isNew = target.type === "date" && target.value !== target.defaultValue;
    if (isNew && target.form === form() && !target.validity.valid) show(addressOf());
  });

  function toResults(preventScroll) {
    const heading = document.getElementById("count");
    heading.tabIndex = -1;
    heading.focus({ preventScroll });
  }

  /* A press of a button on a phone, or below the filters, leads to what was found. */
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const below = event.submitter?.closest(".filters");
    const done = below || (!wide.matches && !event.submitter?.name);
    show(addressOf(event.submitter), { keep: !done }).then(() => done && toResults(false));
  });

  /* The cards of the next page below those of this one, under the same headings. */
  async function more(link) {
    try {
      const answer = await fetch(link.href, { headers: { "X-Fragment": "1" } });
      if (!answer.ok) throw new Error(answer.status);
      const part = read(await answer.text());
      const paging = document.getElementById("paging");
      const first = part.querySelector(".card a");
      part.querySelectorAll("section[aria-labelledby^=group-]").forEach((section) => {
        const same = document.getElementById(section.getAttribute("aria-labelledby"));
        if (!same) return paging.before(section);
        same.closest("section").querySelector(".cards").append(...section.querySelectorAll(".card"));
      });
      paging.replaceWith(part.querySelector("#paging"));
      first.focus();
    } catch {
      location.assign(link.href);
    }
  }

  /* Chips, orders and changes stay on the page; pages and views begin at its top. */
  root.addEventListener("click", (event) => {
    const link = event.target.closest(".chips a, .yields a, .meant a, #show-more");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link.id) {
      event.preventDefault();
      return more(link);
    }
    if (new URL(link.href).pathname !== new URL(form().action).pathname) return;
    event.preventDefault();
    show(link.href).then(() => {
      if (!document.contains(link)) toResults(wide.matches);
    });
  });

  /* A link inside the page is no other search. */
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== here) show(location.href, { remember: false });
  });

  /* Half a kilometre: enough to sort by, too coarse to point at a home. */
  function rounded(degrees, step) {
    return (Math.round(degrees / step) * step).toFixed(4);
  }

  function nearMe(button) {
    const hint = document.getElementById("near-me-hint");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const north = rounded(coords.latitude, 0.0045);
        const east = rounded(coords.longitude, 0.0106);
        document.getElementById("near").value = `${north},${east}`;
        show(addressOf());
      },
      () => {
        hint.textContent = button.dataset.denied;
        status.textContent = button.dataset.denied;
      },
      { maximumAge: 600000, timeout: 10000 },
    );
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("#near-me");
    if (button) nearMe(button);
  });

  /* What only a browser that knows its place can do is hidden until there is one. */
  function reveal() {
    if (navigator.geolocation) {
      ["near-me", "near-me-hint"].forEach((id) => {
        const part = document.getElementById(id);
        if (part) part.hidden = false;
      });
    }
  }

  reveal();
})();
