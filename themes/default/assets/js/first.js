// What has to be known before a page is drawn, so that nothing on it flashes or moves: which colours the reader chose, and whether the
// figures are old by the reader's own clock, since the build asks none.
(() => {
  "use strict";
  var root = document.documentElement, key = "ketluan-nen-trang", stored = "", now = new Date();
  var age = (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.parse(root.dataset.asOf)) / 864e5;
  if (age > Number(root.dataset.oldAfter)) root.classList.add("old");
  try { stored = localStorage.getItem(key) || ""; } catch (error) { /* storage may be switched off */ }
  function apply(value) {
    if (value === "light" || value === "dark") root.dataset.theme = value;
    else delete root.dataset.theme;
  }
  apply(stored);
  // The three-way switch between the device's colours, light and dark, shown only where it works.
  function offer() {
    var select = document.getElementById("nen-trang");
    if (!select) return;
    select.value = root.dataset.theme || "";
    select.parentElement.hidden = false;
    select.addEventListener("change", () => {
      apply(select.value);
      try { localStorage.setItem(key, select.value); } catch (error) { /* it holds for this page, then */ }
    });
    // Another tab's choice.
    window.addEventListener("storage", event => {
      if (event.key !== key) return;
      apply(event.newValue);
      select.value = root.dataset.theme || "";
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", offer);
  else offer();
})();
