// The search page: what is asked stands in the address (?q= and the filters), what is found in the page, under a heading for each kind.
(() => {
  "use strict";
  const index = window.KETLUAN_SEARCH, form = document.getElementById("tim-kiem");
  const list = document.getElementById("search-results"), status = document.getElementById("search-status");
  if (!index || !form || !list || !status) return;
  const waiting = {};
  // A page opened from a file share may read no file, but it may run one.
  index.put = (name, value) => waiting[name] && waiting[name](value);
  const load = name => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting[name] = resolve;
    script.onerror = reject;
    script.src = name + ".js";
    document.head.append(script);
  });
  const finder = window.ketluanFind(index, load), input = form.elements.q;
  const say = (name, filled) => Object.entries(filled || {}).reduce((text, [key, value]) => text.split("{" + key + "}").join(value), index.words[name] || "");
  const many = n => n.toLocaleString(document.documentElement.lang);

  function put(parent, tag, className, text) {
    const element = parent.appendChild(document.createElement(tag));
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  function putMarked(parent, text, words, hit) {
    let at = 0;
    for (const [from, to] of finder.marks(text, words, hit.exact === 3 ? 2 : 1)) {
      parent.append(text.slice(at, from));
      put(parent, "mark", "", text.slice(from, to));
      at = to;
    }
    parent.append(text.slice(at));
  }
  // About `most` letters round the place where the most words stand, cut between words.
  function around(text, words, most) {
    if (text.length <= most) return text;
    const marks = finder.marks(text, words), near = from => marks.filter(of => of[0] >= from && of[1] < from + most - 40).length;
    const best = marks.reduce((best, of) => near(of[0]) > near(best) ? of[0] : best, marks.length ? marks[0][0] : 0);
    let from = Math.max(0, best - 40);
    from = from && text.indexOf(" ", from) + 1 || from;
    let to = from + most >= text.length ? text.length : text.lastIndexOf(" ", from + most);
    if (to <= from) to = from + most;
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }
  function show(parent, hit, words) {
    const item = put(parent, "li"), link = put(item, "a"), day = /^(\d+)-(\d+)-(\d+)$/.exec(hit.date);
    link.href = hit.url;
    putMarked(link, around(hit.title, words, 240), words, hit);
    if (finder.marks(hit.text, words, hit.exact === 3 ? 2 : 1).length) putMarked(put(item, "p", "snippet"), around(hit.text, words, 220), words, hit);
    const about = put(item, "p", "meta"), date = day ? say("date", { y: day[1], m: day[2], d: day[3] }) : hit.date;
    if (hit.state >= 0) put(about, "span", (hit.kind === 4 ? "standing " : "state ") + index.states[hit.state][0], index.states[hit.state][1]).after(" ");
    const due = hit.kind === 3 && date ? say("due", { date }) : date, from = hit.from && around(hit.from, [], 60);
    putMarked(about, [hit.kind < 3 && index.kinds[hit.kind][0], hit.number, due, hit.whose, from].filter(Boolean).join(" · "), words, hit);
    return link;
  }
  // Hits under a heading for each kind, the kind of the best hit first. What is found beyond `first` waits behind a button.
  function showGroups(parent, hits, first, words, level) {
    const groups = new Map();
    hits.forEach((hit, at) => {
      const name = index.kinds[hit.kind][1];
      if (!groups.has(name)) groups.set(name, { now: [], later: [] });
      groups.get(name)[at < first ? "now" : "later"].push(hit);
    });
    for (const [name, { now, later }] of groups) {
      const part = put(parent, "section", "group"), head = put(part, level, "", name + " "), ol = put(part, "ol", "found");
      put(head, "span", "n", many(now.length + later.length));
      now.forEach(hit => show(ol, hit, words));
      if (!later.length) continue;
      const button = put(part, "button", "", say("more", { n: many(later.length), kind: name.toLowerCase() }));
      button.type = "button";
      button.onclick = () => {
        button.remove();
        later.map(hit => show(ol, hit, words))[0].focus();
      };
    }
  }
  const FILTERS = ["loai", "co-quan", "don-vi", "nam", "trang-thai"].filter(name => form.elements[name]);
  let turn = 0;
  async function search(further) {
    const q = input.value.trim(), filter = {}, own = turn += 1;
    for (const name of FILTERS) if (form.elements[name].value) filter[name] = form.elements[name].value;
    form.classList.toggle("asked", Boolean(q || Object.keys(filter).length));
    const slow = setTimeout(() => { status.textContent = say("reading"); }, 300);
    list.ariaBusy = "true";
    const found = await finder.find(q, filter, further).catch(() => null);
    clearTimeout(slow);
    if (own !== turn) return;
    list.ariaBusy = "false";
    list.textContent = "";
    if (!found || !q) {
      status.textContent = say(found ? "ask" : "broken");
      return;
    }
    const isNear = hit => hit.missing > 0 || hit.exact < 3, exact = found.hits.filter(hit => !isNear(hit)), near = found.hits.filter(isNear);
    showGroups(list, exact, 10, found.words, "h2");
    if (near.length) {
      const part = put(list, "section", "near");
      put(part, "h2", "", say("near"));
      showGroups(part, near, Math.max(3, 10 - exact.length), found.words, "h3");
    }
    const n = found.count - near.length, isOpen = found.isMore || found.isCut;
    const name = !found.hits.length ? "none" : isOpen ? "many" : near.length ? "marks" : "found";
    status.textContent = say(name, { n: many(Math.max(n, exact.length)), near: many(near.length), q }) + (Object.keys(filter).length ? " " + say("filtered") : "");
    if (!isOpen) return;
    const note = put(list, "p", "note", say("narrow") + " "), button = put(note, "button", "", say("further"));
    button.type = "button";
    button.onclick = () => search((further || 0) + 1).then(() => (list.querySelector("a") || input).focus());
  }
  function fill() {
    const asked = new URLSearchParams(location.search);
    for (const name of ["q", ...FILTERS]) form.elements[name].value = asked.get(name) || "";
    const above = document.getElementById("tim");
    if (above) above.value = input.value;
    return search();
  }
  function remember(isNew) {
    const asked = new URLSearchParams([...new FormData(form)].filter(pair => pair[1].trim()));
    try { history[isNew ? "pushState" : "replaceState"](null, "", "?" + asked); } catch { /* it holds for this page, then */ }
    search();
  }
  form.addEventListener("submit", event => { event.preventDefault(); remember(true); });
  form.addEventListener("change", event => { if (event.target !== input) remember(true); });
  let typing;
  // A small site is searched while one types; of a large one each search reads files.
  if (index.entries < 20000) input.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(remember, 200); });
  window.addEventListener("popstate", fill);
  // Down and up go through what was found, Escape goes back to the field.
  document.addEventListener("keydown", event => {
    const links = [...list.querySelectorAll("a, button")], at = links.indexOf(document.activeElement), isField = document.activeElement === input;
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (way && (at >= 0 || isField && way > 0)) {
      event.preventDefault();
      (links[at + way] || (at + way < 0 ? input : links[at]) || input).focus();
    } else if (event.key === "Escape" && at >= 0) input.focus();
  });
  fill();
})();
