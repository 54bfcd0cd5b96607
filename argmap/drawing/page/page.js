"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const canvas = $("canvas");
  const claims = new Map(data.claims.map((claim) => [claim.name, claim]));
  const state = { map: 0, x: 0, y: 0, k: 1, claim: null, conflict: -1, article: null };

  // Everything that came from a file goes in as text: no markup is ever made from it.
  // A figure is not parted from its `%`, nor its thousands or a date from the rest; an article's own words are left as they are.
  const WHOLE = /(\d+–[\d.]+ %|\b\d{1,3}(?: \d{3})+(?!\d)|\b\d{4}-\d\d(?:-\d\d)?\b)/u;
  const unbroken = (words) => words.split(WHOLE).map((part, at) => {
    if (at % 2 === 0) return part;
    const span = document.createElement("span");
    span.className = "whole";
    span.textContent = part;
    return span;
  });
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "onclick") element.addEventListener("click", value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    const ours = !["MARK", "BLOCKQUOTE", "PRE"].includes(element.tagName);
    for (const child of children.flat(Infinity)) {
      if (ours && typeof child === "string" && WHOLE.test(child)) element.append(...unbroken(child));
      else if (child !== null && child !== undefined) element.append(child);
    }
    return element;
  };
  const fill = (element, ...children) => element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  const outward = (address) => make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address);
  const claimLink = (name) => make("button", { class: "claim-link", type: "button", onclick: () => choose(name) }, name);
  const title = (conflict) => (conflict.number ? `⚡${conflict.number} ` : "") + conflict.headline;
  const some = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
  const narrow = window.matchMedia("(max-width: 760px)");

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
    const whole = Math.min(canvas.clientWidth / width, canvas.clientHeight / height) * 0.98 || 1;
    // A map that would be too small to read begins at its top, as wide as the window; the button asked for shows all of it.
    // On a phone that would be too small still: there it begins at its corner.
    state.k = glide ? whole : narrow.matches ? Math.min(1.4, Math.max(0.7, whole)) : Math.min(1.4, whole < 0.4 ? Math.min(0.6, Math.max(whole, canvas.clientWidth / width * 0.98)) : whole);
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
  const current = new Map();
  const questions = new Map(data.questions.map((question) => [question.name, question]));
  const byClaim = new Map();
  data.conflicts.forEach((conflict, number) => {
    for (const name of new Set(conflict.sides.flat())) byClaim.set(name, [...(byClaim.get(name) ?? []), [conflict, number]]);
  });
  const touching = (name) => byClaim.get(name) ?? [];
  const show = (number) => {
    state.map = number;
    const text = document.querySelector(`template[data-map="${number}"]`).content;
    canvas.querySelector("svg")?.remove();
    canvas.prepend(text.cloneNode(true));
    svg = canvas.querySelector("svg");
    const { width, height } = size();
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.setAttribute("role", "group");
    const boxes = [...svg.querySelectorAll(".box")];
    current.clear();
    for (const box of boxes) {
      const name = box.dataset.name;
      const claim = claims.get(name), question = questions.get(name);
      if (box.classList.contains("step") || (!claim && !question)) { box.setAttribute("aria-hidden", "true"); continue; }
      current.set(name, box);
      box.classList.add("acts");
      box.setAttribute("tabindex", "-1");
      box.setAttribute("role", "button");
      const conflicts = claim ? touching(name).filter(([conflict]) => conflict.number).length : 0;
      box.setAttribute("aria-label", claim
        ? `${claim.kind}: ${claim.proposition}. ${claim.speaker}${claim.status ? `. ${claim.status}` : ""}${conflicts ? `. ${some(conflicts, "conflict")}` : ""}`
        : `question: ${question.question} ${some(question.conflicts.filter((number) => data.conflicts[number].number).length, "conflict")}`);
    }
    for (const arrow of svg.querySelectorAll(".arrow")) arrow.setAttribute("aria-hidden", "true");
    const first = current.values().next().value;
    if (first) first.setAttribute("tabindex", "0");
    $("which").value = String(number);
    fit();
    filter();
    mark();
  };
  const act = (box) => {
    const name = box.dataset.name;
    if (claims.has(name)) choose(name); else showQuestion(name);
  };
  const showQuestion = (name) => {
    const number = data.maps.findIndex((map) => map.question === name);
    if (number >= 0) { show(number); canvas.focus({ preventScroll: true }); }
    else { $("question").value = name; filter(); tab("claim", false); }
    $("found").hidden = false;
    $("found").textContent = number >= 0 ? data.maps[number].name : `${questions.get(name).question}: this page has no map of its own for it; filtered instead`;
  };
  const centre = (box) => {
    const area = box.getBBox();
    const point = new DOMPoint(area.x + area.width / 2, area.y + area.height / 2).matrixTransform(svg.getScreenCTM().inverse().multiply(box.getScreenCTM()));
    if (state.k < 0.7) state.k = 0.9;
    state.x = canvas.clientWidth / 2 - point.x * state.k;
    state.y = canvas.clientHeight / 2 - point.y * state.k;
    place(true);
  };
  const boxOf = (name) => current.get(name) ?? null;

  // One box of the map is a stop of the Tab key; the arrow keys go from box to box.
  const focusBox = (box) => {
    for (const each of current.values()) each.setAttribute("tabindex", each === box ? "0" : "-1");
    box.focus({ preventScroll: true });
    const view = canvas.getBoundingClientRect(), area = box.getBoundingClientRect();
    if (area.left < view.left || area.right > view.right || area.top < view.top || area.bottom > view.bottom) centre(box);
  };
  const neighbour = (box, key) => {
    const middle = (each) => { const area = each.getBoundingClientRect(); return [area.left + area.width / 2, area.top + area.height / 2]; };
    const [x, y] = middle(box);
    let best = null, least = Infinity;
    for (const each of current.values()) {
      if (each === box) continue;
      const [ex, ey] = middle(each);
      const [ahead, aside] = { ArrowLeft: [x - ex, y - ey], ArrowRight: [ex - x, y - ey], ArrowUp: [y - ey, x - ex], ArrowDown: [ey - y, x - ex] }[key];
      const far = ahead + 2 * Math.abs(aside);
      if (ahead > 1 && far < least) { least = far; best = each; }
    }
    return best;
  };

  let dragged = false;
  const pointers = new Map();
  canvas.addEventListener("pointerdown", (event) => { pointers.set(event.pointerId, event); if (pointers.size === 1) dragged = false; });
  canvas.addEventListener("click", (event) => {
    const box = event.target.closest(".box.acts");
    if (box && !dragged) act(box);
  });
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
    const box = event.target.closest(".box.acts");
    if (box && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); act(box); return; }
    if (box && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(box, event.key);
      if (next) focusBox(next);
      return;
    }
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
  const FILTERS = ["outlet", "voice", "question", "strength", "status"];
  const chosenNow = () => Object.fromEntries(FILTERS.map((key) => [key, $(key).value]));
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const claim of data.claims) claim.folded = fold([claim.name, claim.proposition, ...claim.quotes.map((quote) => quote.words), ...claim.voices, claim.outlet ?? ""].join(" "));
  const passes = (claim, words, chosen) =>
    words.every((word) => claim.folded.includes(word)) &&
    (!chosen.outlet || claim.outlet === chosen.outlet) &&
    (!chosen.voice || claim.voices.includes(chosen.voice)) &&
    (!chosen.question || claim.questions.includes(chosen.question)) &&
    (!chosen.status || claim.status === chosen.status) &&
    (!chosen.strength || claim.strongest !== null && data.strengths.indexOf(claim.strongest) <= data.strengths.indexOf(chosen.strength));
  const filter = () => {
    const words = fold($("search").value).split(/\s+/).filter(Boolean);
    const chosen = chosenNow();
    const active = words.length > 0 || Object.values(chosen).some(Boolean);
    const hits = new Set(data.claims.filter((claim) => passes(claim, words, chosen)).map((claim) => claim.name));
    for (const box of svg?.querySelectorAll(".box") ?? []) {
      const isClaim = claims.has(box.dataset.name);
      box.classList.toggle("dim", active && isClaim && !hits.has(box.dataset.name));
      box.classList.toggle("hit", active && words.length > 0 && isClaim && hits.has(box.dataset.name));
    }
    const on = active ? [...current.keys()].filter((name) => hits.has(name)).length : 0;
    $("found").hidden = !active;
    $("found").textContent = active ? `${hits.size} of ${data.claims.length} claims found, ${on} of them on this map` : "";
    $("more").textContent = `Filters${Object.values(chosen).filter(Boolean).length ? ` (${Object.values(chosen).filter(Boolean).length})` : ""}`;
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
    if (event.key === "Enter") { filter(); $("hits").querySelector("button")?.click(); }
    else if (event.key === "Escape") { $("search").value = ""; filter(); }
  });
  for (const key of FILTERS) $(key).addEventListener("change", () => {
    filter();
    // Whoever reads the report sees it narrowed; whoever reads something else sees what was found.
    reported = false;
    if ($("panel-report").hidden && $("panel-walk").hidden) tab("claim", false);
    report();
  });
  $("clear").addEventListener("click", () => { reported = false; for (const key of ["search", ...FILTERS]) $(key).value = ""; filter(); report(); });
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
    if (name === "report" && !reported) report();
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
  const focusable = (box) => { for (const each of current.values()) each.setAttribute("tabindex", each === box ? "0" : "-1"); };
  const choose = (name, quiet = false) => {
    const claim = claims.get(name);
    if (!claim) return;
    state.claim = name;
    const box = find(name);
    if (box) { focusable(box); centre(box); }
    mark();
    fill($("claim"),
      make("h2", { tabindex: "-1", id: "claim-title" }, claim.proposition),
      make("p", {}, make("span", { class: "badge" }, claim.kind), claim.status ? make("span", { class: "badge" }, `${claim.mark} ${claim.status}`) : null),
      make("dl", {},
        make("dt", {}, "name"), make("dd", {}, make("a", { href: `#${encodeURIComponent(name)}`, title: "A link to this claim" }, name)),
        make("dt", {}, "said by"), make("dd", {}, claim.speaker),
        claim.facts.map(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]),
        claim.address ? [make("dt", {}, "article at"), make("dd", {}, outward(claim.address))] : null,
        make("dt", {}, "written in"), make("dd", {}, claim.place)),
      claim.quotes.length ? make("h3", {}, "In the article’s words") : null,
      claim.quotes.map((quote) => make("div", {}, make("blockquote", {}, quote.words),
        quote.passages.length ? make("button", { type: "button", onclick: () => article(claim.source, quote.passages[0]) }, "Show in the article") : null)),
      touching(name).length ? make("h3", {}, "Conflicts and notes") : null,
      touching(name).map(([conflict, number]) => make("p", {}, make("button", { type: "button", onclick: () => walk(number) }, conflict.number ? `⚡${conflict.number} ${conflict.strength}` : "note"), ` ${conflict.headline}`)),
      box ? null : make("p", { class: "quiet" }, "It is not drawn on any map of this page."),
      claim.explanation ? [make("h3", {}, "Why it has its status"), make("pre", {}, claim.explanation)] : null);
    tab("claim", false);
    if (!quiet) {
      history.replaceState(null, "", `#${encodeURIComponent(name)}`);
      reveal($("claim-title"));
    }
  };
  // On a phone the details stand below the map: bring them up.
  const reveal = (heading) => {
    heading.focus({ preventScroll: true });
    if (narrow.matches) $("details").scrollIntoView(); else heading.closest('[role="tabpanel"]').scrollTop = 0;
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
    const back = claims.get(state.claim);
    fill($("panel-article"), back ? make("button", { type: "button", onclick: () => choose(back.name) }, "← Back to the claim") : null, make("h2", { tabindex: "-1", id: "article-title" }, text.title), make("p", { class: "quiet" }, text.about), text.address ? make("p", {}, outward(text.address)) : null, make("div", { class: "article" }, parts));
    tab("article", false);
    $("article-title").focus({ preventScroll: true });
    ($("panel-article").querySelector("mark.here") ?? $("article-title")).scrollIntoView({ block: "center" });
  };
  const passageOf = (claim) => {
    const quote = claim.quotes.find((each) => each.passages.length);
    const text = data.articles[claim.source];
    if (!quote || !text) return claim.quotes.length ? make("blockquote", {}, claim.quotes[0].words) : make("p", { class: "quiet" }, "no quote");
    const [from, to] = quote.passages[0];
    const before = text.text.slice(Math.max(0, from - 160), from), after = text.text.slice(to, to + 160);
    // Cut between words, not inside one.
    const lead = before.length < from ? from - before.replace(/^\S*\s*/u, "").length : 0;
    const tail = to + after.length < text.text.length ? to + after.replace(/\s*\S*$/u, "").length : text.text.length;
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
    make("dt", {}, "why"), make("dd", {}, conflict.because),
    conflict.condition ? [make("dt", {}, "only if"), make("dd", {}, conflict.condition)] : null,
    conflict.dissolves ? [make("dt", {}, "would dissolve it"), make("dd", {}, conflict.dissolves)] : null,
    conflict.assumed.length ? [make("dt", {}, "assumed"), make("dd", {}, conflict.assumed.join("; "))] : null,
    make("dt", {}, "independent"), make("dd", {}, conflict.independent ? "yes" : "no: one root, voice or outlet stands behind both"),
    conflict.verdict ? [make("dt", {}, "reviewer"), make("dd", {}, `${conflict.verdict.kind}: ${conflict.verdict.why}`)] : null);
  const badges = (conflict) => make("p", {},
    make("span", { class: `badge ${conflict.strength}` }, conflict.number ? conflict.strength : "no conflict, worth knowing"),
    make("span", { class: "badge" }, conflict.kind), make("span", { class: "badge" }, conflict.level));
  // The filters narrow the walk and the report as they narrow the map.
  const wanted = () => {
    const chosen = chosenNow();
    const inside = chosen.question ? new Set(questions.get(chosen.question).conflicts) : null;
    const rest = { ...chosen, question: "", strength: "" };
    return data.conflicts.map((conflict, number) => [conflict, number]).filter(([conflict, number]) =>
      (!inside || inside.has(number)) &&
      (!chosen.strength || data.strengths.indexOf(conflict.strength) <= data.strengths.indexOf(chosen.strength)) &&
      conflict.sides.flat().some((name) => claims.has(name) && passes(claims.get(name), [], rest)));
  };
  const walk = (number) => {
    const list = wanted();
    state.conflict = number;
    const conflict = data.conflicts[number];
    // Conflicts come first, then what is only worth knowing: each is counted among its own.
    const alike = list.filter(([each]) => !each.number === !conflict.number);
    const at = alike.findIndex(([, each]) => each === number);
    $("walked").textContent = at >= 0 ? `${conflict.number ? "conflict" : "worth knowing,"} ${at + 1} of ${alike.length}` : "";
    fill($("walk"),
      make("h2", { tabindex: "-1", id: "walk-title" }, title(conflict)), badges(conflict),
      make("div", { class: "pair" }, side(conflict, 0), side(conflict, 1)), details(conflict));
    const ends = conflict.sides.map((side) => side[0]);
    // A map that has both sides shows more than one that has one.
    if (!ends.every(boxOf)) {
      const both = data.maps.findIndex((map) => ends.every((name) => map.claims.includes(name)));
      if (both >= 0) show(both);
    }
    state.claim = null;
    const box = find(ends[0]);
    mark();
    if (box) { focusable(box); centre(box); }
    history.replaceState(null, "", `#conflict=${number}`);
    tab("walk", false);
    reveal($("walk-title"));
  };
  const stride = (by) => {
    const list = wanted();
    if (!list.length) { tab("walk", false); $("walked").textContent = ""; fill($("walk"), make("p", {}, none())); return; }
    const at = list.findIndex(([, number]) => number === state.conflict);
    walk(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length][1]);
  };
  const none = () => (data.conflicts.length ? "No conflict passes the filters." : "No conflicts were found.");
  $("next").addEventListener("click", () => stride(1));
  $("previous").addEventListener("click", () => stride(-1));

  const CARDS = 60;
  let reported = false;
  const card = ([conflict, number]) => make("div", { class: `conflict ${conflict.strength}` },
    make("p", {}, make("strong", {}, title(conflict))), badges(conflict), details(conflict),
    make("p", {}, conflict.sides.flat().map((name) => [claims.has(name) ? claimLink(name) : name, " "])),
    make("button", { type: "button", onclick: () => walk(number), "aria-label": `Both passages of ${title(conflict)} side by side` }, "Both passages side by side"));
  // Cards come a screenful at a time: a report may have thousands.
  const cards = (list) => {
    const holder = make("div", {});
    const more = (from) => {
      holder.querySelector(".further")?.remove();
      holder.append(...list.slice(from, from + CARDS).map(card));
      if (list.length > from + CARDS) holder.append(make("button", { type: "button", class: "further", onclick: () => more(from + CARDS) }, `${list.length - from - CARDS} more`));
    };
    more(0);
    return holder;
  };
  const report = () => {
    reported = !$("panel-report").hidden;
    if (!reported) return;
    const list = wanted();
    const left = new Map(list.map(([conflict, number]) => [number, conflict]));
    const chosen = $("question").value;
    const parts = data.questions.filter((question) => !chosen || question.name === chosen)
      .map((question) => [question, question.conflicts.filter((number) => left.has(number)).map((number) => [data.conflicts[number], number])])
      .sort(([, one], [, other]) => (one[0]?.[1] ?? 1e9) - (other[0]?.[1] ?? 1e9))
      .map(([question, found]) => {
        const own = found.filter(([, number]) => left.delete(number));
        if (!own.length) return null;
        const sure = own.filter(([conflict]) => conflict.number), notes = own.filter(([conflict]) => !conflict.number);
        return make("section", {}, make("h2", {}, question.question), sure.length ? cards(sure) : null,
          notes.length ? make("details", {}, make("summary", {}, `Worth knowing: ${notes.length}`), cards(notes)) : null);
      });
    const listings = chosen ? [] : data.listings.map((listing) => make("details", {}, make("summary", {}, `${listing.title} (${listing.entries.length})`),
      make("p", { class: "quiet" }, listing.intro),
      make("ul", {}, listing.entries.map(([head, lines]) => make("li", {}, head, lines.length ? make("ul", {}, lines.map((line) => make("li", {}, line))) : null)))));
    fill($("panel-report"), make("p", { class: "quiet" }, data.summary.join(" · ")), list.length ? parts : make("p", {}, none()), listings);
  };
  const welcome = () => {
    const disputed = data.questions.filter((question) => question.conflicts.some((number) => data.conflicts[number].number));
    fill($("claim"),
      make("ul", {}, data.summary.map((words) => make("li", {}, words))),
      data.conflicts.length ? make("p", {}, make("button", { type: "button", onclick: () => walk(0) }, "Walk through the conflicts, strongest first")) : null,
      disputed.length ? [make("h2", {}, "What is disputed"), make("ul", {}, disputed.slice(0, 20).map((question) => make("li", {},
        make("button", { type: "button", class: "claim-link", onclick: () => showQuestion(question.name) }, question.question),
        ` ${question.conflicts.filter((number) => data.conflicts[number].number).map((number) => `⚡${data.conflicts[number].number}`)
          .reduce((some, each, at, all) => (at < 8 ? [...some, each] : [...some.slice(0, 8), `and ${all.length - 8} more`]), []).join(" ")}`)))] : null,
      make("p", { class: "quiet" }, "Choose a box on the map, or search. Keys: ", make("kbd", {}, "/"), " searches, ", make("kbd", {}, "n"), " and ", make("kbd", {}, "p"),
        " walk through the conflicts, ", make("kbd", {}, "m"), " goes to the map, where the arrow keys go from box to box and Enter opens one."));
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); $("search").focus(); }
    else if (event.key === "n") stride(1);
    else if (event.key === "p") stride(-1);
    else if (event.key === "m") { if (narrow.matches) $("map-side").scrollIntoView(); (svg.querySelector('.box[tabindex="0"]') ?? canvas).focus({ preventScroll: true }); }
  });
  $("to-map").addEventListener("click", () => { document.documentElement.scrollTop = 0; canvas.focus({ preventScroll: true }); });

  const follow = () => {
    let asked = "";
    try { asked = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const conflict = /^conflict=(\d+)$/.exec(asked);
    if (conflict && data.conflicts[Number(conflict[1])]) walk(Number(conflict[1]));
    else if (claims.has(asked)) choose(asked, true);
    else if (questions.has(asked)) showQuestion(asked);
  };
  window.addEventListener("hashchange", follow);
  // On a phone the window changes its height whenever the address bar goes: only a change of width calls for a new fit.
  let wide = window.innerWidth;
  window.addEventListener("resize", () => { if (window.innerWidth !== wide) { wide = window.innerWidth; fit(); } });

  welcome();
  show(0);
  fill($("walk"), data.conflicts.length ? make("p", {}, `${some(data.conflicts.filter((conflict) => conflict.number).length, "conflict")}, strongest first, then what is worth knowing. Begin with Next.`) : make("p", {}, none()));
  follow();
  document.documentElement.dataset.ready = "yes";
})();
