/* What only a script can do on a page: share its address, print it. */
(() => {
  "use strict";
  document.documentElement.classList.add("script");

  async function share(button) {
    const { share: url, copied } = button.dataset;
    const told = button.parentNode.querySelector("[role=status]");
    told.textContent = "";
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url });
      await navigator.clipboard.writeText(url);
      told.textContent = copied;
    } catch (error) {
      /* Somebody who changed their mind, or a browser that may not: then by e-mail. */
      if (error.name !== "AbortError") {
        location.assign(button.parentNode.querySelector("a[href^=mailto]").href);
      }
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-share], [data-print]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    else share(button);
  });
})();
