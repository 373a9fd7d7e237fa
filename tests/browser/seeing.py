"""What a person sees of an open page: what sticks out, what is too faint, what shows no focus."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

# Each text with the box that its lines fill, in pixels of the whole page.
TEXTS = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!text.data.trim() || parent.closest(".vh, .skip, .skip-map, option, script")) continue;
    if (!parent.checkVisibility({ opacityProperty: true, contentVisibilityAuto: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getClientRects()[0];
    if (box && box.width > 4 && box.height > 4) {
      found.push([text.data.trim().slice(0, 60), box.x + scrollX, box.y + scrollY,
                  box.right + scrollX, box.bottom + scrollY]);
    }
  }
  return found;
}"""

# The script moves the focus like the Tab key does: after a key, the ring is shown.
UNRINGED = """() => {
  const found = [];
  const all = "a[href], button, input, select, textarea, summary, [tabindex]";
  for (const e of document.querySelectorAll(all)) {
    if (e.tabIndex < 0 || e.disabled || !e.checkVisibility({ visibilityProperty: true })) continue;
    e.focus();
    if (document.activeElement !== e) continue;
    const ringed = [e, e.closest(".card, .doors li")].filter(Boolean).some((each) => {
      const style = getComputedStyle(each);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    if (!ringed) found.push(e.outerHTML.slice(0, 120));
  }
  return found;
}"""


def overflow(page: Page) -> list[str]:
    """What sticks out of the page to the side, when the page scrolls that way."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement;
          if (wide.scrollWidth <= wide.clientWidth) return [];
          return [...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > wide.clientWidth + 1)
            .filter(e => !e.closest(".scroll, .vh"))
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)
            .concat([`${wide.scrollWidth} px wide`]);
        }"""
    )
    return found


def restyle(page: Page, rules: str) -> None:
    """Lay a reader's own style over the page."""
    # A constructed sheet: the security policy stops a style element, as it should.
    page.evaluate(
        """rules => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets.push(sheet);
        }""",
        rules,
    )


def space_text(page: Page) -> None:
    """Give the text the spacing that WCAG 1.4.12 says a reader may choose."""
    restyle(
        page,
        """* { line-height: 1.5 !important; letter-spacing: .12em !important;
               word-spacing: .16em !important; }
           p { margin-block-end: 2em !important; }""",
    )


def without_ring(page: Page) -> list[str]:
    """What takes the focus without an outline round it; a shadow alone is none."""
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(UNRINGED)
    return found


def faint_texts(page: Page, least: float = 4.5) -> list[str]:
    """Texts whose painted pixels differ by less than this contrast ratio (WCAG 1.4.3)."""
    boxes = page.evaluate(TEXTS)
    shot = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    light = luminance(np.asarray(shot))
    faint = []
    for text, left, top, right, bottom in boxes:
        painted = light[int(top) : int(bottom) + 1, int(left) : int(right) + 1]
        if painted.size:
            ratio = (painted.max() + 0.05) / (painted.min() + 0.05)
            if ratio < least:
                faint.append(f"{text}: {ratio:.1f}")
    return faint


def luminance(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance of sRGB pixels, 0 to 1 (WCAG 2.2, glossary)."""
    levels = np.arange(256) / 255
    linear = np.where(
        levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4
    )
    light: NDArray[np.float64] = linear[pixels] @ np.array([0.2126, 0.7152, 0.0722])
    return light
