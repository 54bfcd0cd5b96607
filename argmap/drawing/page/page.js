"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const canvas = $("canvas");
  const claims = new Map(data.claims.map((claim) => [claim.name, claim]));
  const state = { map: 0, x: 0, y: 0, k: 1, claim: null, conflict: -1, article: null };

  // Everything that came from a file goes in as text: no markup is ever made from it.
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "onclick") element.addEventListener("click", value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    for (const child of children.flat(Infinity)) if (child !== null && child !== undefined) element.append(child);
    return element;
  };
  const fill = (element, ...children) => element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  const claimLink = (name) => make("button", { class: "claim-link", type: "button", onclick: () => choose(name) }, name);

  // --- the map: pan and zoom ---------------------------------------------------------------------------------------
  let svg = null;
  const place = (glide) => {
    if (!svg) return;
    svg.classList.toggle("glide", Boolean(glide));
    svg.style.transform = `translate(${state.x}px, ${state.y}px) scale(${state.k})`;
  };
  const size = () => { const box = svg.viewBox.baseVal; return { width: box.width, height: box.height }; };
  const fit = (glide) => {
    if (!svg) return;
    const { width, height } = size();
    state.k = Math.min(canvas.clientWidth / width, canvas.clientHeight / height) * 0.98 || 1;
    if (state.k < 0.35) state.k = Math.min(0.6, canvas.clientWidth / width * 0.98);
    state.x = Math.max(0, (canvas.clientWidth - width * state.k) / 2);
    state.y = Math.max(0, (canvas.clientHeight - height * state.k) / 2);
    place(glide);
  };
  const zoom = (factor, cx = canvas.clientWidth / 2, cy = canvas.clientHeight / 2) => {
    const next = Math.min(6, Math.max(0.05, state.k * factor));
    state.x = cx - (cx - state.x) * next / state.k;
    state.y = cy - (cy - state.y) * next / state.k;
    state.k = next;
    place();
  };
  const show = (number) => {
    state.map = number;
    const text = document.querySelector(`template[data-map="${number}"]`).content;
    canvas.querySelector("svg")?.remove();
    canvas.prepend(text.cloneNode(true));
    svg = canvas.querySelector("svg");
    const { width, height } = size();
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.removeAttribute("role");
    for (const box of svg.querySelectorAll(".box")) {
      const name = box.dataset.name;
      const isClaim = claims.has(name);
      if (!isClaim && !box.classList.contains("question")) continue;
      box.setAttribute("tabindex", "0");
      box.setAttribute("role", "button");
      box.setAttribute("aria-label", isClaim ? `${claims.get(name).kind}: ${claims.get(name).proposition}` : name);
      const act = () => (isClaim ? choose(name) : showQuestion(name));
      box.addEventListener("click", () => { if (!dragged) act(); });
      box.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); act(); } });
    }
    $("which").value = String(number);
    fit();
    filter();
    mark();
  };
  const showQuestion = (name) => {
    const number = data.maps.findIndex((map) => map.question === name);
    if (number >= 0) show(number);
    $("question").value = data.questions.some((question) => question.name === name) ? name : "";
    filter();
  };
  const centre = (box) => {
    const area = box.getBBox();
    const point = new DOMPoint(area.x + area.width / 2, area.y + area.height / 2).matrixTransform(svg.getScreenCTM().inverse().multiply(box.getScreenCTM()));
    if (state.k < 0.7) state.k = 0.9;
    state.x = canvas.clientWidth / 2 - point.x * state.k;
    state.y = canvas.clientHeight / 2 - point.y * state.k;
    place(true);
  };
  const boxOf = (name) => (svg ? [...svg.querySelectorAll(".box")].find((box) => box.dataset.name === name) : null);

  let dragged = false;
  const pointers = new Map();
  canvas.addEventListener("pointerdown", (event) => { pointers.set(event.pointerId, event); dragged = false; });
  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    if (pointers.size === 1) {
      if (!dragged && Math.hypot(dx, dy) < 4) return;
      dragged = true;
      state.x += dx; state.y += dy;
      place();
    } else if (pointers.size === 2) {
      dragged = true;
      const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
      const was = Math.hypot(before.clientX - other.clientX, before.clientY - other.clientY);
      const is = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
      const rect = canvas.getBoundingClientRect();
      if (was > 0) zoom(is / was, (event.clientX + other.clientX) / 2 - rect.left, (event.clientY + other.clientY) / 2 - rect.top);
    }
    pointers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) canvas.addEventListener(end, (event) => pointers.delete(event.pointerId));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const rect = canvas.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.clientX - rect.left, event.clientY - rect.top);
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (moves[event.key]) { state.x += moves[event.key][0]; state.y += moves[event.key][1]; place(); }
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit(true);
    else return;
    event.preventDefault();
  });
  $("in").addEventListener("click", () => zoom(1.25));
  $("out").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", () => fit(true));
  $("which").addEventListener("change", (event) => show(Number(event.target.value)));

  // --- search and filters ------------------------------------------------------------------------------------------
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const claim of data.claims) claim.folded = fold([claim.name, claim.proposition, ...claim.quotes.map((quote) => quote.words), ...claim.voices, claim.outlet ?? ""].join(" "));
  const passes = (claim, words, chosen) =>
    words.every((word) => claim.folded.includes(word)) &&
    (!chosen.outlet || claim.outlet === chosen.outlet) &&
    (!chosen.voice || claim.voices.includes(chosen.voice)) &&
    (!chosen.question || claim.questions.includes(chosen.question)) &&
    (!chosen.strength || claim.strongest !== null && data.strengths.indexOf(claim.strongest) <= data.strengths.indexOf(chosen.strength));
  const filter = () => {
    const words = fold($("search").value).split(/\s+/).filter(Boolean);
    const chosen = Object.fromEntries(["outlet", "voice", "question", "strength"].map((key) => [key, $(key).value]));
    const active = words.length > 0 || Object.values(chosen).some(Boolean);
    const hits = new Set(data.claims.filter((claim) => passes(claim, words, chosen)).map((claim) => claim.name));
    for (const box of svg?.querySelectorAll(".box") ?? []) {
      const isClaim = claims.has(box.dataset.name);
      box.classList.toggle("dim", active && isClaim && !hits.has(box.dataset.name));
      box.classList.toggle("hit", active && words.length > 0 && isClaim && hits.has(box.dataset.name));
    }
    $("found").textContent = active ? `${hits.size} of ${data.claims.length} claims` : `${data.claims.length} claims`;
    if (active) {
      const list = data.claims.filter((claim) => hits.has(claim.name)).slice(0, 60);
      fill($("hits"), list.map((claim) => make("li", {}, claimLink(claim.name), make("span", { class: "quiet" }, ` ${claim.proposition}`))));
      $("hits-more").textContent = hits.size > 60 ? `and ${hits.size - 60} more` : "";
    }
    $("hits-wrap").hidden = !active;
  };
  let waiting = 0;
  $("search").addEventListener("input", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => { filter(); tab("claim", false); }); });
  $("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    $("hits").querySelector("button")?.click();
  });
  for (const key of ["outlet", "voice", "question", "strength"]) $(key).addEventListener("change", () => { filter(); report(); });
  $("clear").addEventListener("click", () => { for (const key of ["search", "outlet", "voice", "question", "strength"]) $(key).value = ""; filter(); report(); });
  $("more").addEventListener("click", () => { const open = $("filters").hidden; $("filters").hidden = !open; $("more").setAttribute("aria-expanded", String(open)); });

  // --- tabs --------------------------------------------------------------------------------------------------------
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const tab = (name, focus = true) => {
    for (const each of tabs) {
      const on = each.dataset.tab === name;
      each.setAttribute("aria-selected", String(on));
      each.tabIndex = on ? 0 : -1;
      $(`panel-${each.dataset.tab}`).hidden = !on;
      if (on && focus) each.focus({ preventScroll: true });
    }
  };
  for (const each of tabs) each.addEventListener("click", () => tab(each.dataset.tab));
  document.querySelector('[role="tablist"]').addEventListener("keydown", (event) => {
    const at = tabs.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tab(tabs[(to + tabs.length) % tabs.length].dataset.tab);
  });

  // --- one claim ---------------------------------------------------------------------------------------------------
  const mark = () => {
    for (const box of svg?.querySelectorAll(".box") ?? []) box.classList.toggle("chosen", box.dataset.name === state.claim);
    const walked = state.conflict >= 0 ? data.conflicts[state.conflict].sides.flat() : [];
    for (const arrow of svg?.querySelectorAll(".arrow.conflict") ?? []) {
      const ends = [arrow.dataset.tail, arrow.dataset.head].map((id) => svg.getElementById(id)?.dataset.name);
      arrow.classList.toggle("walked", walked.length > 0 && ends.every((name) => walked.includes(name)));
    }
  };
  const find = (name) => {
    if (boxOf(name)) return boxOf(name);
    const number = data.maps.findIndex((map) => map.claims.includes(name));
    if (number >= 0) show(number);
    return boxOf(name);
  };
  const choose = (name, quiet = false) => {
    const claim = claims.get(name);
    if (!claim) return;
    state.claim = name;
    const box = find(name);
    if (box) centre(box);
    mark();
    const touching = data.conflicts.map((conflict, number) => [conflict, number]).filter(([conflict]) => conflict.sides.flat().includes(name));
    fill($("claim"),
      make("h2", { tabindex: "-1", id: "claim-title" }, claim.proposition),
      make("p", {}, make("span", { class: "badge" }, claim.kind), claim.status ? make("span", { class: "badge" }, `${claim.mark} ${claim.status}`) : null),
      make("dl", {},
        make("dt", {}, "name"), make("dd", {}, make("a", { href: `#${encodeURIComponent(name)}` }, name)),
        make("dt", {}, "said by"), make("dd", {}, claim.speaker),
        claim.facts.map(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]),
        make("dt", {}, "written in"), make("dd", {}, claim.place)),
      claim.quotes.length ? make("h3", {}, "In the article’s words") : null,
      claim.quotes.map((quote) => make("div", {}, make("blockquote", {}, quote.words),
        quote.passages.length ? make("button", { type: "button", onclick: () => article(claim.source, quote.passages[0]) }, "Show in the article") : null)),
      touching.length ? make("h3", {}, "Conflicts") : null,
      touching.map(([conflict, number]) => make("p", {}, make("button", { type: "button", onclick: () => walk(number) }, `⚡ ${conflict.strength}`), ` ${conflict.headline}`)),
      claim.explanation ? [make("h3", {}, "Why it has its status"), make("pre", {}, claim.explanation)] : null);
    tab("claim", false);
    if (!quiet) {
      history.replaceState(null, "", `#${encodeURIComponent(name)}`);
      $("claim-title").focus({ preventScroll: true });
    }
  };

  // --- articles ----------------------------------------------------------------------------------------------------
  const article = (source, passage) => {
    const text = data.articles[source];
    if (!text) return;
    const marks = data.claims.filter((claim) => claim.source === source).flatMap((claim) => claim.quotes.flatMap((quote) => quote.passages.slice(0, 1)))
      .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const parts = [];
    let at = 0;
    const piece = (from, to, kind) => { if (to > from) parts.push(kind === null ? document.createTextNode(text.text.slice(from, to)) : make("mark", { class: kind }, text.text.slice(from, to))); };
    const edges = [...new Set([0, text.text.length, ...marks.flat(), ...(passage ?? [])])].sort((a, b) => a - b);
    const covered = []; for (const m of marks) { const last = covered[covered.length - 1]; if (last && m[0] <= last[1]) last[1] = Math.max(last[1], m[1]); else covered.push([...m]); }
    let next = 0;
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const [from, to] = [edges[i], edges[i + 1]];
      while (next < covered.length && covered[next][1] <= from) next += 1;
      const inside = next < covered.length && covered[next][0] <= from;
      const here = passage && from >= passage[0] && to <= passage[1];
      piece(from, to, here ? "here" : inside ? "" : null);
      at = to;
    }
    fill($("panel-article"), make("h2", { tabindex: "-1", id: "article-title" }, text.title), make("p", { class: "quiet" }, text.about), make("div", { class: "article" }, parts));
    tab("article", false);
    ($("panel-article").querySelector("mark.here") ?? $("article-title")).scrollIntoView({ block: "center" });
    $("article-title").focus({ preventScroll: true });
  };
  const passageOf = (claim) => {
    const quote = claim.quotes.find((each) => each.passages.length);
    const text = data.articles[claim.source];
    if (!quote || !text) return claim.quotes.length ? make("blockquote", {}, claim.quotes[0].words) : make("p", { class: "quiet" }, "no quote");
    const [from, to] = quote.passages[0];
    const lead = Math.max(0, from - 160), tail = Math.min(text.text.length, to + 160);
    return make("div", {},
      make("blockquote", {}, lead > 0 ? "… " : "", text.text.slice(lead, from), make("mark", { class: "here" }, text.text.slice(from, to)), text.text.slice(to, tail), tail < text.text.length ? " …" : ""),
      make("button", { type: "button", onclick: () => article(claim.source, [from, to]) }, "Show in the article"));
  };

  // --- conflicts: walked one by one, and listed --------------------------------------------------------------------
  const side = (conflict, which) => make("div", {},
    make("p", {}, make("strong", {}, conflict.parties[which].join(", "))),
    conflict.sides[which].map((name) => {
      const claim = claims.get(name);
      return claim ? [make("p", {}, claim.proposition, " "), make("p", { class: "quiet" }, claimLink(name), ` ${claim.place}`), passageOf(claim)] : make("p", {}, name);
    }));
  const details = (conflict) => make("dl", {},
    make("dt", {}, "why"), make("dd", {}, `${conflict.rule}: ${conflict.because}`),
    conflict.condition ? [make("dt", {}, "only if"), make("dd", {}, conflict.condition)] : null,
    conflict.dissolves ? [make("dt", {}, "would dissolve it"), make("dd", {}, conflict.dissolves)] : null,
    conflict.assumed.length ? [make("dt", {}, "assumed"), make("dd", {}, conflict.assumed.join("; "))] : null,
    make("dt", {}, "independent"), make("dd", {}, conflict.independent ? "yes" : "no: one root, voice or outlet stands behind both"),
    conflict.verdict ? [make("dt", {}, "reviewer"), make("dd", {}, `${conflict.verdict.kind}: ${conflict.verdict.why}`)] : null);
  const badges = (conflict) => make("p", {}, [conflict.strength, conflict.kind, conflict.level].map((word) => make("span", { class: `badge ${word}` }, word)));
  const walk = (number) => {
    if (!data.conflicts.length) return;
    state.conflict = (number + data.conflicts.length) % data.conflicts.length;
    const conflict = data.conflicts[state.conflict];
    fill($("walk"),
      make("p", { class: "quiet", "aria-live": "polite" }, `Conflict ${state.conflict + 1} of ${data.conflicts.length}`),
      make("h2", { tabindex: "-1", id: "walk-title" }, conflict.headline), badges(conflict),
      make("div", { class: "pair" }, side(conflict, 0), side(conflict, 1)), details(conflict));
    const box = find(conflict.sides[0][0]);
    mark();
    if (box) centre(box);
    tab("walk", false);
    $("walk-title").focus({ preventScroll: true });
  };
  $("next").addEventListener("click", () => walk(state.conflict + 1));
  $("previous").addEventListener("click", () => walk(state.conflict < 0 ? data.conflicts.length - 1 : state.conflict - 1));
  const report = () => {
    const chosen = Object.fromEntries(["outlet", "voice", "question", "strength"].map((key) => [key, $(key).value]));
    const sections = data.questions.filter((question) => !chosen.question || question.name === chosen.question).map((question) => {
      const listed = question.conflicts.map((number) => [data.conflicts[number], number]).filter(([conflict]) =>
        (!chosen.strength || data.strengths.indexOf(conflict.strength) <= data.strengths.indexOf(chosen.strength)) &&
        conflict.sides.flat().some((name) => claims.has(name) && passes(claims.get(name), [], { ...chosen, question: "", strength: "" })));
      if (!listed.length) return null;
      return make("section", {}, make("h2", {}, question.question),
        listed.map(([conflict, number]) => make("div", { class: `conflict ${conflict.strength}` },
          make("p", {}, make("strong", {}, conflict.headline)), badges(conflict), details(conflict),
          make("p", {}, conflict.sides.flat().map((name) => [claimLink(name), " "])),
          make("button", { type: "button", onclick: () => walk(number) }, "Both passages side by side"))));
    }).filter(Boolean);
    fill($("panel-report"), sections.length ? sections : make("p", {}, data.conflicts.length ? "No conflict passes the filters." : "No conflicts were found."));
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); $("search").focus(); }
    else if (event.key === "n") walk(state.conflict + 1);
    else if (event.key === "p") walk(state.conflict < 0 ? data.conflicts.length - 1 : state.conflict - 1);
  });
  window.addEventListener("hashchange", () => choose(decodeURIComponent(location.hash.slice(1)), true));
  window.addEventListener("resize", () => fit());

  report();
  show(0);
  if (!data.conflicts.length) fill($("walk"), make("p", {}, "No conflicts were found."));
  if (location.hash.length > 1) { try { choose(decodeURIComponent(location.hash.slice(1)), true); } catch { /* not one of our links */ } }
  document.documentElement.dataset.ready = "yes";
})();
