// The three-way switch between the device's colours, light and dark. Shown only where it works.
(() => {
  "use strict";
  var root = document.documentElement;
  var key = "ketluan-nen-trang";
  var stored = "";
  try { stored = localStorage.getItem(key) || ""; } catch (error) { /* storage may be switched off */ }
  function apply(value) {
    if (value === "light" || value === "dark") root.dataset.theme = value;
    else delete root.dataset.theme;
  }
  apply(stored);
  var select = document.getElementById("nen-trang");
  if (!select) return;
  select.value = stored;
  select.parentElement.hidden = false;
  select.addEventListener("change", () => {
    apply(select.value);
    try { localStorage.setItem(key, select.value); } catch (error) { /* it holds for this page, then */ }
  });
})();
