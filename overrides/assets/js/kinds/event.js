/*
 * «На дату»: the day that was chosen stands in the address (?known=2025-11-07), so that what was known then can be linked to; and how
 * much is shown is told to who cannot see it. The choice itself is CSS and works without this.
 */
const section = document.querySelector(".l-known:has(.l-chips)");

if (section) {
  const days = [...section.querySelectorAll("input[name=known]")];
  const said = document.createElement("p");
  said.className = "l-vh";
  said.setAttribute("role", "status");
  section.querySelector(".l-chips").after(said);

  /** The newest of the days that are not after this one; a day after all of them is «now». */
  const asOf = (iso) => {
    const dated = days.filter((day) => day.value);
    const last = dated.at(-1).value;
    return iso > last ? days.at(-1) : (dated.findLast((day) => day.value <= iso) ?? dated[0]);
  };

  const tell = () => {
    const shown = [...section.querySelectorAll(".l-tl > li")].filter((row) => row.checkVisibility()).length;
    said.textContent = `${section.querySelector("input:checked + label").textContent}: ${shown}`;
  };

  const wanted = new URL(location.href).searchParams.get("known");
  if (/^\d{4}-\d\d-\d\d$/.test(wanted ?? "")) {
    asOf(wanted).checked = true;
    tell();
  }

  section.addEventListener("change", (event) => {
    if (event.target.name !== "known") return;
    const url = new URL(location.href);
    if (event.target.value) url.searchParams.set("known", event.target.value);
    else url.searchParams.delete("known");
    history.replaceState(history.state, "", url);
    tell();
  });
}
