// "/" leads to the search field, where one is shown.
document.addEventListener("keydown", event => {
  const field = [document.getElementById("tim-gi"), document.getElementById("tim")].find(field => field && field.offsetParent);
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || !field || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  field.select();
});
