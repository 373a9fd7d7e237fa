/* Suggestions below the search word: a combobox by the pattern of WAI-ARIA. It adds to a
   field that works by itself; whatever goes wrong here leaves the field as it was. */
(() => {
  "use strict";

  const REST = 150;
  const slow = navigator.connection;
  if (!window.fetch || slow?.saveData || /2g/.test(slow?.effectiveType)) return;

  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.append(status);
  /* What was answered before, by address: who deletes a letter does not ask again. */
  const known = new Map();

  async function ask(address, signal) {
    if (!known.has(address)) {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(answer.status);
      known.set(address, await answer.json());
    }
    return known.get(address);
  }

  function element(name, attributes, ...content) {
    const part = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
    part.append(...content);
    return part;
  }

  function equip(field) {
    const list = element("div", { role: "listbox", id: "suggestions", class: "suggestions" });
    list.hidden = true;
    field.after(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");
    let options = [];
    let active = -1;
    let resting = null;
    let asking = null;

    function mark(at) {
      active = at;
      options.forEach(({ part }, place) => part.setAttribute("aria-selected", place === at));
      const part = options[at]?.part;
      if (!part) return field.removeAttribute("aria-activedescendant");
      field.setAttribute("aria-activedescendant", part.id);
      part.scrollIntoView({ block: "nearest" });
    }

    function show(open) {
      list.hidden = !open;
      field.setAttribute("aria-expanded", open);
      mark(-1);
    }

    function close() {
      clearTimeout(resting);
      asking?.abort();
      show(false);
      status.textContent = "";
    }

    function fill({ title: name, groups, said }) {
      options = [];
      list.setAttribute("aria-label", name);
      list.replaceChildren(
        ...groups.map(({ kind, title, options: those }) => {
          const heading = element("p", { "aria-hidden": true }, title);
          const group = element("div", { role: "group", "aria-label": title }, heading);
          those.forEach((told) => {
            const id = `suggestion-${options.length}`;
            const words = element("span", told.lang ? { lang: told.lang } : {}, told.text);
            const part = element("div", { role: "option", id, "aria-selected": false }, words);
            if (told.detail) part.append(" ", element("small", {}, told.detail));
            part.dataset.kind = kind;
            options.push({ part, told });
            group.append(part);
          });
          return group;
        }),
      );
      show(options.length > 0);
      status.textContent = options.length ? said : "";
    }

    async function look() {
      asking?.abort();
      const typed = field.value;
      if (typed.trim().length < 2) return close();
      asking = new AbortController();
      try {
        const address = `${field.dataset.suggest}?q=${encodeURIComponent(typed)}`;
        const told = await ask(address, asking.signal);
        if (typed === field.value && field === document.activeElement) fill(told);
      } catch {
        /* Superseded, or no answer: nothing is suggested. */
      }
    }

    function later() {
      clearTimeout(resting);
      resting = setTimeout(look, REST);
    }

    /* What the form has a field for is written there; the rest joins what the form says. */
    function choose({ url, asks }) {
      const { form } = field;
      const asked = Object.entries(asks);
      if (!asked.length) return location.assign(url);
      field.value = "";
      const others = asked.filter(([name, value]) => {
        const control = form.elements[name];
        if (control !== field && !control?.options) return true;
        control.value = value;
        return false;
      });
      close();
      if (!others.length) return form.requestSubmit();
      const said = [...new FormData(form), ...others].filter(([, value]) => value);
      location.assign(`${form.action}?${new URLSearchParams(said)}`);
    }

    function step(by) {
      const size = options.length + 1;
      /* One place between the last and the first is the field itself. */
      mark(((active + 1 + by + size) % size) - 1);
    }

    const KEYS = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Home: () => mark(0),
      End: () => mark(options.length - 1),
      Enter: () => choose(options[active].told),
      Escape: close,
    };
    const ON_OPTION = ["Home", "End", "Enter"];

    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const open = !list.hidden;
      if (event.altKey || !open) {
        if (event.key === "ArrowUp" && open) close();
        else if (event.key === "ArrowDown" && !open) look();
        else return;
      } else if (event.key === "Tab") {
        return close();
      } else if (KEYS[event.key] && (active >= 0 || !ON_OPTION.includes(event.key))) {
        KEYS[event.key]();
      } else {
        return;
      }
      event.preventDefault();
    });
    field.addEventListener("input", (event) => {
      if (!event.isComposing) later();
    });
    field.addEventListener("compositionend", later);
    field.addEventListener("blur", close);
    field.form.addEventListener("submit", close);
    /* The field keeps the focus. */
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const part = target.closest("[role=option]");
      const chosen = options.find((option) => option.part === part);
      if (chosen) choose(chosen.told);
    });
  }

  function equipOnce(field) {
    if (field?.dataset?.suggest && field.getAttribute("role") !== "combobox") equip(field);
  }

  /* The search page puts a new form in after each search. */
  document.addEventListener("focusin", ({ target }) => equipOnce(target));
  equipOnce(document.getElementById("q"));
})();
