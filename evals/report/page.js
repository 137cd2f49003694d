const form = document.getElementById("filter");
const place = document.getElementById("rows");
const rows = [...place.querySelectorAll("article")];

function isShown(row, chosen) {
  const missed = row.dataset.missed === "1";
  if (chosen.show === "missed" && !missed) return false;
  if (chosen.show === "right" && missed) return false;
  if (chosen.kind && row.dataset.kind !== chosen.kind) return false;
  if (chosen.language && row.dataset.language !== chosen.language) return false;
  return row.textContent.toLowerCase().includes(chosen.search.toLowerCase());
}

function order(one, other, key) {
  const difference = Number(one.dataset[key]) - Number(other.dataset[key]);
  return key === "place" || key === "support" ? difference : -difference;
}

function show() {
  const chosen = Object.fromEntries(new FormData(form));
  const shown = rows.filter((row) => isShown(row, chosen));
  for (const row of rows) row.hidden = !shown.includes(row);
  place.append(...[...rows].sort((one, other) => order(one, other, chosen.sort)));
  form.querySelector("output").textContent = `${shown.length} of ${rows.length} shown`;
}

function showTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.hidden) {
    target.hidden = false;
    target.scrollIntoView();
  }
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", showTarget);
show();
showTarget();
