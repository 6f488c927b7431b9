// A little help where a browser runs scripts. Every page works without.
"use strict";

// The slider says its day while it moves, and shows it when let go.
for (const form of document.querySelectorAll("form[data-slider]")) {
  const range = form.querySelector("input[type=range]");
  const output = form.querySelector("output");
  const first = Date.parse(form.dataset.first + "T00:00:00Z");
  const day = () => new Date(first + Number(range.value) * 86400000).toISOString().slice(0, 10);
  const long = () =>
    new Intl.DateTimeFormat(document.documentElement.lang === "fr" ? "fr" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(day() + "T00:00:00Z"),
    );
  const say = () => {
    output.hidden = false;
    output.value = long();
    range.setAttribute("aria-valuetext", long());
  };
  range.addEventListener("input", say);
  range.addEventListener("change", () => location.assign(form.action + "/" + day()));
  say();
}

// A filter is applied when it is changed.
for (const form of document.querySelectorAll("form[data-auto]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// A click on a seat changes the page in place; going back works.
const main = document.querySelector("main");
const show = async (address, push) => {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const seat = document.activeElement?.closest("[data-seat]")?.dataset.seat;
  main.replaceChildren(...page.querySelector("main").childNodes);
  document.title = page.title;
  if (push) history.pushState(null, "", address);
  if (seat) main.querySelector(`[data-seat="${CSS.escape(seat)}"]`)?.focus();
};
main.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-seat]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const href = link.getAttribute("href");
  show(href, true).catch(() => location.assign(href));
});
if (main.querySelector("a[data-seat]")) {
  addEventListener("popstate", () => show(location.href, false).catch(() => location.reload()));
}
