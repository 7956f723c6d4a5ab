// The field of a time zone suggests every zone that the browser knows, once somebody is in it.
document.addEventListener("focusin", ({ target }) => {
  const suggestions = target.list;
  if (!suggestions?.id.endsWith("time_zone-zones") || suggestions.dataset.complete) return;
  suggestions.dataset.complete = "";
  const known = new Set([...suggestions.options].map(({ value }) => value));
  const zones = (Intl.supportedValuesOf?.("timeZone") ?? []).map((zone) => zone.replaceAll("_", " "));
  suggestions.append(...zones.filter((zone) => !known.has(zone)).map((zone) => new Option("", zone)));
});
