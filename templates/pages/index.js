"use strict";
// Filter and order of the rows of this page. Without it the page is whole, in its first order.
document.documentElement.classList.add("live");
document.addEventListener("DOMContentLoaded", () => {
  const table = document.querySelector(".reports");
  if (!table) return;
  const body = table.tBodies[0];
  const byId = (id) => document.getElementById(id);
  const status = byId("status");
  const told = status.textContent;
  const names = ["state", "finding", "type", "grade"];
  const inputs = { words: byId("words") };
  for (const name of names) inputs[name] = byId(name);

  // What stands in `data-k`, see `rows.py`.
  const rows = [...body.rows].map((row, need) => {
    const [state, error, warning, notice, grade, words, reading, pages, over, hard] =
      row.dataset.k.split("|").map(Number);
    const text = row.textContent.toLowerCase();
    const name = row.querySelector(".name").textContent.trim();
    const type = row.querySelector(".type")?.textContent ?? "";
    return { row, need: -need, state, error, warning, notice, grade, words, reading, pages, over,
      hard, text, name, type, label: row.dataset.g ?? "" };
  });
  const needs = (one, wanted) => wanted === "none"
    ? one.state === 2 && !(one.error || one.warning || one.notice || one.over || one.hard)
    : one[wanted] > 0;

  // Rows that nobody looks at yet are laid out a few at a time. It must come to all of them: those
  // who listen to a page get the cells of no other.
  const idle = window.requestIdleCallback ?? ((go) => setTimeout(go, 30));
  const stop = window.cancelIdleCallback ?? clearTimeout;
  let waits = 0;
  function settle() {
    let at = 0;
    const go = () => {
      for (const end = at + 15; at < Math.min(end, rows.length); at += 1) {
        rows[at].row.classList.add("laid");
      }
      if (at < rows.length) waits = idle(go);
    };
    stop(waits);
    waits = idle(go);
  }

  // --- order -----------------------------------------------------------------------------
  const heads = [...table.tHead.rows[0].cells].filter((head) => head.dataset.key);
  const usual = { key: "need", down: true };
  let order = usual;
  const compared = new Intl.Collator("en-GB", { numeric: true });
  const compare = (a, b) => order.key === "name"
    ? compared.compare(a.name, b.name) : a[order.key] - b[order.key];

  function arrange() {
    const side = order.down ? -1 : 1;
    const sorted = [...rows].sort((a, b) => side * compare(a, b) || b.need - a.need);
    if (sorted.some((one, at) => body.rows[at] !== one.row)) {
      for (const one of rows) one.row.classList.remove("laid");
      body.replaceChildren(...sorted.map((one) => one.row));
    }
    for (const head of heads) {
      if (head.dataset.key === order.key) {
        head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      } else head.removeAttribute("aria-sort");
    }
  }

  // --- filter ----------------------------------------------------------------------------
  function fits(one, wanted) {
    return (!wanted.state || one.state === Number(wanted.state))
      && (!wanted.finding || needs(one, wanted.finding))
      && (!wanted.type || one.type === wanted.type)
      && (!wanted.grade || one.label === wanted.grade)
      && wanted.words.every((word) => one.text.includes(word));
  }

  function choose() {
    const wanted = { words: inputs.words.value.toLowerCase().split(/\s+/).filter(Boolean) };
    for (const name of names) wanted[name] = inputs[name].value;
    let shown = 0;
    for (const one of rows) {
      const hidden = !fits(one, wanted);
      if (one.row.hidden !== hidden) {
        one.row.classList.remove("laid");
        one.row.hidden = hidden;
      }
      shown += !hidden;
    }
    const all = shown === rows.length && order === usual;
    settle();
    status.textContent = all ? told : `${shown.toLocaleString("en-GB")} of ${
      rows.length.toLocaleString("en-GB")} ${rows.length === 1 ? "row" : "rows"} shown.`;
  }

  // --- what is asked for stands in the address, so that it can be kept and sent -------------
  function keep() {
    const kept = new URLSearchParams();
    for (const [name, input] of Object.entries(inputs)) if (input.value) kept.set(name, input.value);
    if (order !== usual) kept.set("order", `${order.key}-${order.down ? "down" : "up"}`);
    const hash = kept.toString();
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch { /* an address that may not be changed */ }
    for (const link of document.querySelectorAll("nav.pages a")) {
      link.href = link.getAttribute("href").split("#")[0] + (hash ? `#${hash}` : "");
    }
  }

  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    const [key, way] = (kept.get("order") ?? "").split("-");
    const known = heads.some((head) => head.dataset.key === key);
    if (!location.hash.includes("=")) return;
    for (const [name, input] of Object.entries(inputs)) {
      input.value = kept.get(name) ?? "";
      if (input.selectedIndex < 0) input.value = "";
    }
    order = known && !(key === "need" && way === "down") ? { key, down: way !== "up" } : usual;
  }

  function show() { arrange(); choose(); }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    const printed = document.createElement("span"); // no browser prints a button on each page
    printed.className = "printed";
    printed.textContent = head.textContent;
    button.append(...head.childNodes);
    head.append(printed, button);
    const key = head.dataset.key;
    button.addEventListener("click", () => {
      const down = order.key === key ? !order.down : key !== "name";
      order = key === "need" && down ? usual : { key, down };
      show();
      keep();
    });
  }
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { choose(); keep(); }, 120);
  };
  inputs.words.addEventListener("input", soon);
  for (const name of names) inputs[name].addEventListener("change", () => { choose(); keep(); });
  byId("reset").addEventListener("click", () => {
    for (const input of Object.values(inputs)) input.value = "";
    order = usual;
    show();
    keep();
    inputs.words.focus();
  });
  addEventListener("hashchange", () => { recall(); show(); });
  for (const tool of document.querySelectorAll(".tools")) tool.hidden = false;
  table.classList.add("sortable");
  recall();
  if (location.hash.includes("=")) keep();
  show();
});
