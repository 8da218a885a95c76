"use strict";
// Renews the page when what it is made of has changed, and keeps the place where one reads.
// Without it the page is whole; one loads it again by oneself.
(() => {
  const nonce = document.currentScript.nonce;
  const bar = () => document.getElementById("_preview");
  const said = () => document.getElementById("_said");
  const shown = () => bar().dataset.version;
  const clock = () => new Date().toLocaleTimeString("en-GB");
  const tell = (words, off = false) => {
    said().textContent = words;
    bar().classList.toggle("is-off", off);
  };

  // --- the place ---------------------------------------------------------------------------
  const heading = (node) => {
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    return all.findLast((one) => one === node
      || one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
  };
  const top = (node) => node.getBoundingClientRect().top;

  // What stands at the top of the window, then what it stands in, then the heading above it.
  function place() {
    const under = getComputedStyle(bar()).position === "sticky" ? bar().offsetHeight : 0;
    const middle = document.documentElement.clientWidth / 2;
    for (let y = Math.max(under, 0) + 4; y < innerHeight; y += 12) {
      const found = document.elementsFromPoint(middle, y)
        .find((one) => one.closest("main") && one.matches("h1,h2,h3,h4,h5,h6,p,li,td,th,caption"));
      if (!found) continue;
      const around = [found];
      for (let at = found.parentElement; at && at.localName !== "main"; at = at.parentElement) {
        around.push(at);
      }
      const above = heading(found);
      if (above) around.push(above);
      return around.map((node) => ({ node, id: node.id, top: top(node) }));
    }
    return [];
  }

  function goBack(kept) {
    if (scrollY === 0 && !kept.some((one) => one.top < 0)) return;
    for (const one of kept) {
      const node = one.node.isConnected ? one.node : one.id && document.getElementById(one.id);
      if (!node) continue;
      scrollBy({ top: top(node) - one.top, behavior: "instant" });
      return;
    }
  }

  // --- the page ----------------------------------------------------------------------------
  const OWN = { DETAILS: ["open"] }; // what a reader has done to a page stays

  function alike(now, next) {
    return now.nodeType === next.nodeType && now.nodeName === next.nodeName;
  }

  function attributes(now, next) {
    const own = OWN[now.nodeName] ?? [];
    for (const { name } of [...now.attributes]) {
      const focused = name === "tabindex" && now === document.activeElement;
      if (!next.hasAttribute(name) && !own.includes(name) && !focused) now.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
      if (now.getAttribute(name) !== value && !own.includes(name)) now.setAttribute(name, value);
    }
  }

  // Nodes that are the same stay the same, so that focus and selection stay where they are.
  function renew(now, next) {
    if (now.nodeType !== Node.ELEMENT_NODE) {
      if (now.nodeValue !== next.nodeValue) now.nodeValue = next.nodeValue;
      return;
    }
    if (now.id === "_said") return;
    attributes(now, next);
    const old = [...now.childNodes];
    const fresh = [...next.childNodes];
    while (old.length && fresh.length && old[0].isEqualNode(fresh[0])) {
      old.shift();
      fresh.shift();
    }
    let before = null;
    while (old.length && fresh.length && old.at(-1).isEqualNode(fresh.at(-1))) {
      before = old.pop();
      fresh.pop();
    }
    const pairs = paired(old, fresh);
    for (const one of old) if (!pairs.includes(one)) one.remove();
    for (let at = fresh.length - 1; at >= 0; at -= 1) {
      const kept = pairs[at];
      if (kept && !kept.isEqualNode(fresh[at])) renew(kept, fresh[at]);
      const node = kept ?? document.importNode(fresh[at], true);
      if (!kept) now.insertBefore(node, before);
      before = node;
    }
  }

  // For each new node the old one that becomes it, in the same order: an equal one if there is,
  // else, between two of those, the next of its kind.
  function paired(old, fresh) {
    const found = new Array(fresh.length).fill(undefined);
    let from = 0;
    fresh.forEach((one, at) => {
      const same = old.findIndex((other, no) => no >= from && other.isEqualNode(one));
      if (same >= 0 && one.textContent.trim()) {
        found[at] = old[same];
        from = same + 1;
      }
    });
    let low = 0;
    fresh.forEach((one, at) => {
      if (found[at]) {
        low = old.indexOf(found[at]) + 1;
        return;
      }
      const bound = found.slice(at).find(Boolean);
      const high = bound ? old.indexOf(bound) : old.length;
      const next = old.findIndex((other, no) => no >= low && no < high && alike(other, one));
      if (next >= 0) {
        found[at] = old[next];
        low = next + 1;
      }
    });
    return found;
  }

  function style(next) {
    const now = [...document.head.querySelectorAll("style")];
    const fresh = [...next.head.querySelectorAll("style")].map((one) => one.textContent);
    fresh.forEach((text, at) => {
      if (now[at]?.textContent === text) return;
      const made = now[at] ?? document.createElement("style");
      if (!now[at]) {
        made.nonce = nonce;
        document.head.append(made);
      }
      made.textContent = text;
    });
    for (const one of now.slice(fresh.length)) one.remove();
  }

  function put(next) {
    const focused = document.activeElement === document.body ? null : document.activeElement;
    const near = focused && heading(focused);
    const kept = place();
    document.title = next.title;
    attributes(document.documentElement, next.documentElement);
    style(next);
    renew(document.body, next.body);
    goBack(kept);
    if (!focused || document.activeElement === focused) return;
    const again = (focused.id && document.getElementById(focused.id))
      || (near?.isConnected ? near : document.querySelector("main"));
    if (!again.matches("a, button, summary, [tabindex]")) again.tabIndex = -1;
    again.focus({ preventScroll: true });
  }

  // What a person who does not look at the page should hear of it.
  function changed(before) {
    const { state, number } = bar().dataset;
    if (state === "broken") return ": it cannot be shown now, and the page says why";
    if (state === "refused") return ": no report can be made now, and the page says why";
    const more = Number(number) - Number(before.number);
    if (before.state !== state || more === 0) return "";
    const words = Math.abs(more) === 1 ? "finding" : "findings";
    return more > 0 ? `: ${more} more ${words}` : `: ${-more} ${words} fewer`;
  }

  // The policy of this page holds for one that it reads, too: that has a number of its own.
  function parsed(text) {
    const ours = text.replaceAll(/<style nonce="[\w-]+">/g, `<style nonce="${nonce}">`);
    return new DOMParser().parseFromString(ours, "text/html");
  }

  // --- news --------------------------------------------------------------------------------
  let busy = false;
  let latest = shown();

  async function load() {
    if (busy) return;
    busy = true;
    try {
      while (latest !== shown()) {
        const wanted = latest;
        const before = { ...bar().dataset };
        const answer = await fetch(location.pathname, { cache: "no-store" });
        if (!answer.ok) throw new Error("gone");
        const next = parsed(await answer.text());
        if (!next.getElementById("_preview")) throw new Error("gone");
        put(next);
        tell(`Renewed at ${clock()}${changed(before)}.`);
        if (latest === wanted) latest = shown();
      }
    } catch {
      tell("This page could not be renewed. Load it again.", true);
    } finally {
      busy = false;
    }
  }

  let news = null;
  let lost = 0;

  function listen() {
    news = new EventSource("news");
    news.addEventListener("message", (event) => {
      clearTimeout(lost);
      lost = 0;
      if (bar().classList.contains("is-off")) tell("Renews by itself.");
      latest = event.data;
      load();
    });
    news.addEventListener("error", () => {
      lost ||= setTimeout(() => tell("The preview has ended. Start it again to go on.", true), 1500);
    });
  }

  function rest() {
    news?.close();
    news = null;
  }

  // A page that nobody sees keeps no connection: a browser has only a few for one server.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) rest();
    else if (!news) listen();
  });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", (event) => {
    if (event.persisted && !news) listen();
  });
  tell("Renews by itself when you save.");
  if (!document.hidden) listen();
})();
