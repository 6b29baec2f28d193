"use strict";
// Filters, search and the two layouts. The page says all it has to say without this.
(() => {
  const page = document.documentElement;
  page.classList.add("js");
  const table = document.querySelector("table.points");
  const rows = [...document.querySelectorAll("table.points > tbody > tr")];
  const chips = [...document.querySelectorAll("button[data-filter]")];
  const views = [...document.querySelectorAll("button[data-view]")];
  const field = document.querySelector("#search");
  const found = document.querySelector("#found");
  const none = document.querySelector("#none");
  const bar = document.querySelector(".tools");
  if (!table || !field) return;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, fold(row.textContent));
    return texts.get(row);
  };

  const show = (keep) => {
    const filters = chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.filter);
    const words = fold(field.value).split(/\s+/u).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const facets = row.dataset.facets.split(" ");
      const fits = (!filters.length || filters.some((filter) => facets.includes(filter)))
        && words.every((word) => textOf(row).includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    found.textContent = filters.length || words.length ? `${shown} of ${rows.length} rows` : "";
    none.hidden = shown > 0;
    mark(words);
    if (keep) return;
    const state = new URLSearchParams();
    if (filters.length) state.set("filter", filters.join(","));
    if (table.classList.contains("as-table")) state.set("view", "table");
    if (field.value) state.set("q", field.value);
    const hash = state.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };

  // Marks what was searched for without touching the page.
  const mark = (words) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!words.length) return;
    const marks = new Highlight();
    for (const row of rows.filter((row) => !row.hidden)) {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            if (at + word.length > node.length) break;
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            marks.add(range);
          }
        }
      }
    }
    CSS.highlights.set("found", marks);
  };

  const lay = (view) => {
    table.classList.toggle("as-table", view === "table");
    for (const button of views) button.ariaPressed = String(button.dataset.view === view);
  };

  let here = -1;
  const go = (step) => {
    const shown = rows.filter((row) => !row.hidden);
    const changes = shown.filter((row) => row.dataset.facets && row.dataset.facets !== "unchanged");
    if (!changes.length) return;
    const now = here < 0 ? -1 : rows.indexOf(rows[here]);
    const next = step > 0 ? changes.find((row) => rows.indexOf(row) > now)
      : changes.findLast((row) => rows.indexOf(row) < now);
    const row = next || changes[step > 0 ? 0 : changes.length - 1];
    if (here >= 0) rows[here].classList.remove("at");
    here = rows.indexOf(row);
    row.classList.add("at");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };

  for (const chip of chips) chip.addEventListener("click", () => {
    chip.ariaPressed = String(chip.ariaPressed !== "true");
    show();
  });
  for (const button of views) button.addEventListener("click", () => { lay(button.dataset.view); show(); });
  let waiting = 0;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 120); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement === field) { field.value = ""; show(); field.blur(); }
    if (event.key === "/" && document.activeElement !== field && !event.ctrlKey && !event.metaKey) { event.preventDefault(); field.focus(); }
    if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) { event.preventDefault(); go(event.key === "ArrowDown" ? 1 : -1); }
  });

  const read = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return;
    const state = new URLSearchParams(hash);
    const filters = (state.get("filter") || "").split(",");
    for (const chip of chips) chip.ariaPressed = String(filters.includes(chip.dataset.filter));
    field.value = state.get("q") || "";
    lay(state.get("view") === "table" ? "table" : "side");
  };
  window.addEventListener("hashchange", () => { read(); show(true); });
  window.addEventListener("beforeprint", () => CSS.highlights && CSS.highlights.delete("found"));
  const measure = () => page.style.setProperty("--bar", `${innerWidth > 480 ? bar.offsetHeight : 0}px`);
  new ResizeObserver(measure).observe(bar);
  measure();
  read();
  show(true);
})();
