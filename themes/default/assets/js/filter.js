// Filters on lists. A form with data-filter="id" narrows the rows (what stands in lists of class "rows", or has data-row) below the element of that id; what is
// chosen stands in the address, so that a filtered list can be linked. Without this script the list is whole.
(() => {
  "use strict";
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }
  document.querySelectorAll("form[data-filter]").forEach(form => {
    var list = document.getElementById(form.dataset.filter);
    if (!list) return;
    var rows = Array.from(list.querySelectorAll(".rows > li, [data-row]"));
    var fields = Array.from(form.querySelectorAll("[data-key]"));
    var said = form.querySelector("output");
    var folded = null;
    function matches(row, at) {
      return fields.every(field => {
        if (!field.value) return true;
        if (field.dataset.key === "text") {
          folded = folded || rows.map(r => fold(r.textContent));
          return fold(field.value).split(/\s+/).every(word => folded[at].includes(word));
        }
        return (" " + (row.dataset[field.dataset.key] || "") + " ").includes(" " + field.value + " ");
      });
    }
    function apply() {
      var shown = 0;
      rows.forEach((row, at) => {
        row.hidden = !matches(row, at);
        if (!row.hidden) shown += 1;
      });
      // A part without a row that fits steps back; a closed part with one opens.
      var busy = fields.some(field => field.value);
      list.querySelectorAll("[data-group]").forEach(part => {
        part.hidden = busy && !part.querySelector(":is(.rows > li, [data-row]):not([hidden])");
        if (busy && !part.hidden && part.tagName === "DETAILS") part.open = true;
      });
      if (said) said.textContent = busy ? said.dataset.said.replace("{shown}", shown).replace("{all}", rows.length) : "";
    }
    function remember() {
      var query = new URLSearchParams();
      fields.forEach(field => { if (field.value) query.set(field.name, field.value); });
      var text = query.toString();
      try { history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash); } catch (error) { /* a file share may forbid it */ }
    }
    var asked = new URLSearchParams(location.search);
    fields.forEach(field => { if (asked.has(field.name)) field.value = asked.get(field.name); });
    var box = form.closest("details");
    if (box) {
      box.classList.add("works");
      if (fields.some(field => field.value)) box.open = true;
    }
    form.addEventListener("submit", event => { event.preventDefault(); });
    form.addEventListener("input", () => { apply(); remember(); });
    form.addEventListener("reset", () => { setTimeout(() => { apply(); remember(); }); });
    apply();
  });
})();
