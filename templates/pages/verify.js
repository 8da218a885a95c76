"use strict";
// Compares the files that a person gives with what was published, and checks proofs. It sends nothing.
document.addEventListener("DOMContentLoaded", () => {
  const known = JSON.parse(document.body.dataset.records);
  const byId = (id) => document.getElementById(id);
  const give = byId("give");
  const input = byId("files");
  const largestProof = 8 * 1024 * 1024;
  give.hidden = false;

  // --- SHA-256 (FIPS 180-4). Browsers give their own only to some pages that are opened from a disk.
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
  const part = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
  const ROUNDS = primes.map((p) => part(Math.cbrt(p)));
  const FIRST = primes.slice(0, 8).map((p) => part(Math.sqrt(p)));

  function sha256(bytes) {
    const state = Int32Array.from(FIRST);
    const words = new Int32Array(64);
    const whole = bytes.length - (bytes.length % 64);
    const last = new Uint8Array(bytes.length % 64 < 56 ? 64 : 128);
    last.set(bytes.subarray(whole));
    last[bytes.length - whole] = 0x80;
    const bits = new DataView(last.buffer);
    bits.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
    bits.setUint32(last.length - 4, (bytes.length << 3) >>> 0);
    const all = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < whole; at += 64) block(state, words, all, at);
    for (let at = 0; at < last.length; at += 64) block(state, words, bits, at);
    const out = new Uint8Array(32);
    const view = new DataView(out.buffer);
    state.forEach((word, at) => view.setInt32(at * 4, word));
    return out;
  }

  function block(state, w, view, at) {
    for (let t = 0; t < 16; t += 1) w[t] = view.getInt32(at + t * 4);
    for (let t = 16; t < 64; t += 1) {
      const a = w[t - 15], b = w[t - 2];
      const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
      const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
      w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[t] + w[t]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((one, t) => { state[t] = (state[t] + one) | 0; });
  }

  const hex = (bytes) => [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  function joined(...parts) {
    const out = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
    let at = 0;
    for (const one of parts) { out.set(one, at); at += one.length; }
    return sha256(out);
  }

  // --- what a file is --------------------------------------------------------------------
  const files = known.versions.flatMap((version) => version.files.map((file) => ({ version, file })));
  const sizes = new Set(files.map((one) => one.file.bytes));
  const called = (version) => `version ${version.version}, published on ${version.day}`;

  const folder = "A folder that this page may not look into. Choose the files in it, or drop those.";

  async function look(file) {
    if (file.isFolder) return { name: file.name, mark: "weak", says: folder };
    const isSmall = file.size <= largestProof;
    if (!isSmall && !sizes.has(file.size)) return unlike(file);
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return { name: file.name, mark: "weak", says: "It cannot be read." };
    }
    const digest = hex(sha256(bytes));
    const same = files.find((one) => one.file.sha256 === digest);
    if (same) {
      const other = same.file.name === file.name ? "" : ` Its name was ${same.file.name} then.`;
      return { name: file.name, mark: "good", version: same.version,
        says: `Unaltered: ${called(same.version)}, to the last byte.${other}` };
    }
    const record = known.versions.find((one) => one.record === digest);
    if (record) {
      return { name: file.name, mark: "good", version: record,
        says: `The record of ${called(record)}, unaltered. It lists the files of that version.` };
    }
    return (isSmall && proofOf(bytes, file.name)) || unlike(file);
  }

  function unlike(file) {
    const alike = files.some((one) => one.file.name === file.name);
    const told = {
      "verify.html": "A page like this one. A page cannot vouch for itself.",
      "register.jsonl": "The register of all that was published. This page does not look into it; the command ‘inspection-reports verify’ does.",
    }[file.name];
    if (told) return { name: file.name, mark: "weak", aside: true, says: told };
    return alike
      ? { name: file.name, mark: "poor", altered: true,
          says: "Not what was published. It has the name of a published file, but other bytes: it was altered, or is from another report or a later version." }
      : { name: file.name, mark: "weak",
          says: "No part of this report, as far as this page knows. It is another file, or was altered." };
  }

  // --- proofs ----------------------------------------------------------------------------
  function bytesOf(text) {
    if (typeof text !== "string" || !/^[0-9a-f]{64}$/.test(text)) throw new Error();
    return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
  }
  const textOf = (text) => {
    if (typeof text !== "string" || /\p{Surrogate}/u.test(text)) throw new Error();
    return new TextEncoder().encode(text);
  };
  function keys(value, ...names) {
    const is = value && typeof value === "object" && !Array.isArray(value);
    if (!is || Object.keys(value).sort().join() !== [...names].sort().join()) throw new Error();
  }
  function partOf(one) {
    if (Object.keys(one).join() === "digest") return bytesOf(one.digest);
    keys(one, "content", "salt");
    return joined(bytesOf(one.salt), textOf(one.content));
  }
  function rootOf(leaf, { place, path }) {
    if (!Number.isInteger(place) || !Array.isArray(path) || path.length < 1 || path.length > 30
      || place < 0 || place >= 2 ** path.length) throw new Error();
    let digest = leaf;
    let at = place;
    for (const other of path.map(bytesOf)) {
      digest = at % 2 ? joined([3], other, digest) : joined([3], digest, other);
      at = Math.floor(at / 2);
    }
    return hex(digest);
  }
  function recordOf(one) {
    const { id, public: shown } = JSON.parse(one.public.content);
    keys(JSON.parse(one.public.content), "id", "public");
    if (!("content" in one.private)) return { id, shown };
    const hidden = JSON.parse(one.private.content);
    keys(hidden, "id", "private");
    if (hidden.id !== id) throw new Error();
    return { id, shown, hidden: hidden.private };
  }

  function checked(proof, evidence) {
    keys(proof, "schema_version", "id", "version", "paragraph", "records");
    const { paragraph, records } = proof;
    if (proof.schema_version !== "1" || !Array.isArray(records)) throw new Error();
    keys(paragraph, "content", "salt", "place", "path");
    const said = JSON.parse(paragraph.content);
    keys(said, "document", "text", "rests_on");
    if (typeof said.text !== "string") throw new Error();
    const roots = [rootOf(joined([1], bytesOf(paragraph.salt), textOf(paragraph.content)), paragraph)];
    for (const one of records) {
      keys(one, "public", "private", "place", "path");
      roots.push(rootOf(joined([0], partOf(one.public), partOf(one.private)), one));
      if (one.path.length !== paragraph.path.length) throw new Error();
    }
    const shown = records.map(recordOf);
    const ids = shown.map((one) => one.id);
    const whole = JSON.stringify(ids) === JSON.stringify(said.rests_on) && new Set(ids).size === ids.length;
    if (!whole || roots.some((root) => root !== evidence)) throw new Error();
    return { text: said.text, records: shown };
  }

  function proofOf(bytes, name) {
    let proof;
    try {
      proof = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
      if (!("paragraph" in proof && "records" in proof)) return null;
    } catch {
      return null;
    }
    const version = known.versions.find((one) => one.version === proof.version);
    if (proof.id !== known.id || !version) {
      return { name, mark: "weak", says: "A proof, but of another report or of a version that this page does not know." };
    }
    try {
      const shows = checked(proof, version.evidence);
      return { name, mark: "good", version, shows,
        says: `A proof that holds: the sentence and its evidence below belong to ${called(version)}.` };
    } catch {
      return { name, mark: "poor", forged: true,
        says: "A proof that does not hold: it, or something in it, is not what was published." };
    }
  }

  // --- what is told ----------------------------------------------------------------------
  function made(tag, text, className) {
    const one = document.createElement(tag);
    if (text) one.textContent = text;
    if (className) one.className = className;
    return one;
  }
  const count = (number) => number === 1 ? "1 file" : `${number} files`;

  function verdict(results) {
    const bad = results.filter((one) => one.mark === "poor");
    const versions = [...new Set(results.map((one) => one.version).filter(Boolean))];
    const strange = results.filter((one) => one.mark === "weak" && !one.aside);
    if (bad.length) {
      const says = bad.length === results.length && bad.length === 1
        ? "No. This is not what was published."
        : `No. ${count(bad.length)} of ${results.length} ${bad.length === 1 ? "is" : "are"} not what was published.`;
      return { mark: "poor", says, more: ["Do not rely on it. Ask the publisher for the report."] };
    }
    if (!versions.length) return { mark: "weak", says: "This page does not know what you gave it.", more: [] };
    const proofs = results.every((one) => one.shows || one.mark === "weak");
    const more = versions.map((one) => standing(one, proofs ? "It belongs to" : "It is"));
    if (results.some((one) => one.shows)) more.push("Look whether the sentence stands in your copy of the report, too.");
    if (strange.length) more.push(`${count(strange.length)} more ${strange.length === 1 ? "is" : "are"} no part of this report.`);
    const isNewest = versions.every((one) => one === known.versions[0] && !one.withdrawn);
    const says = proofs ? "Yes. This proof holds."
      : isNewest && strange.length ? "Yes, but not all of it was published."
      : isNewest ? "Yes. This is what was published."
        : "This was published, but it is no longer the report that counts.";
    return { mark: isNewest && !strange.length ? "good" : "weak", says, more };
  }

  function standing(version, is) {
    const it = `${is} ${called(version)}, of the report ${known.id}.`;
    if (version.withdrawn) return `${it} The publisher withdrew it on ${version.withdrawn}.`;
    const newest = known.versions[0];
    if (version !== newest) {
      return `${it} A newer version is known: ${called(newest)}.`;
    }
    if (version.superseded) return `${it} It was replaced on ${version.superseded}.`;
    return `${it} No newer version was known on ${known.day}.`;
  }

  function show(results) {
    const told = verdict(results);
    const box = made("div", "", `verdict-box ${told.mark}`);
    box.append(made("p", told.says, "says"), ...told.more.map((one) => made("p", one)));
    byId("status").replaceChildren(box);
    byId("found").replaceChildren(...results.map((one) => {
      const item = made("li", "", one.mark);
      item.append(made("strong", one.name), made("span", one.says));
      return item;
    }));
    byId("proof").replaceChildren(...results.filter((one) => one.shows).map(proved));
  }

  function proved({ shows }) {
    const box = made("section", "", "proved");
    const number = shows.records.length;
    const quote = made("blockquote");
    quote.append(made("p", shows.text));
    box.append(made("h3", "What the report says"), quote);
    box.append(made("h3", number ? "What it rested on" : "It rested on no record of evidence"));
    for (const one of shows.records) {
      const record = made("div", "", "record");
      const { id, ...shown } = one.shown;
      record.append(made("h4", `Record ${one.id}`), listed(shown, "Nothing of it may be published."));
      if (one.hidden !== undefined) {
        record.append(made("p", "Not for publication, and shown to you:", "own"), listed(one.hidden, "Nothing more."));
      }
      box.append(record);
    }
    return box;
  }

  function listed(value, nothing = "nothing") {
    if (value === null || typeof value !== "object") return made("p", String(value));
    if (!Object.keys(value).length) return made("p", nothing);
    const list = made("dl");
    for (const [name, one] of Object.entries(value)) {
      const told = made("dd");
      if (one !== null && typeof one === "object") told.append(listed(one));
      else told.textContent = one === true ? "yes" : one === false ? "no" : String(one);
      list.append(made("dt", name.replaceAll("_", " ")), told);
    }
    return list;
  }

  async function take(given) {
    if (!given.length) return;
    byId("status").replaceChildren(made("p", "Looking at the files …"));
    show(await Promise.all(given.map(look)));
  }

  // --- choosing and dropping -------------------------------------------------------------
  input.addEventListener("change", () => take([...input.files]));
  const stop = (event) => { event.preventDefault(); };
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => { stop(event); give.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) give.classList.remove("over");
  });
  document.addEventListener("drop", async (event) => {
    stop(event);
    give.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.());
    const given = [...event.dataTransfer.files];
    take(entries.some((one) => one?.isDirectory) ? await inside(entries) : given);
  });

  async function inside(entries) {
    const found = [];
    for (const one of entries.filter(Boolean)) {
      if (one.isFile) {
        found.push(await new Promise((go) => { one.file(go, () => go(null)); }));
      } else {
        const reader = one.createReader();
        for (;;) {
          const some = await new Promise((go) => { reader.readEntries(go, () => go(null)); });
          if (!some) found.push({ name: one.name, isFolder: true }); // as on pages opened from a disk
          if (!some?.length) break;
          found.push(...await inside(some));
        }
      }
    }
    return found.filter(Boolean);
  }
});
