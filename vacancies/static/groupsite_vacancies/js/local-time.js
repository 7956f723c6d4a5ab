/* Adds the reader's own time beside a deadline, where it differs. Never in its place. */
// A block: a page may have the script twice.
{
  const language = document.documentElement.lang;

  /* As the page itself writes dates: British, and in Swedish with a full stop in the time. */
  const written = (moment) => {
    const locale = language === "en" ? "en-GB" : language;
    const date = moment.toLocaleDateString(locale, { dateStyle: "long" });
    const time = moment.toLocaleTimeString(locale, { timeStyle: "short", hourCycle: "h23" });
    return language.startsWith("sv") ? `${date} kl. ${time.replace(":", ".")}` : `${date}, ${time}`;
  };

  for (const time of document.querySelectorAll("time[data-local]")) {
    const moment = new Date(time.dateTime);
    const there = time.dateTime.match(/([+-])(\d\d):(\d\d)$/);
    if (!there || Number.isNaN(moment.valueOf())) continue;
    const offset = Number(`${there[1]}1`) * (60 * Number(there[2]) + Number(there[3]));
    if (offset === -moment.getTimezoneOffset()) continue;
    const line = document.createElement("span");
    line.className = "facts__hour facts__local";
    line.textContent = time.dataset.local.replace("{time}", written(moment));
    time.closest("dd")?.querySelector(".facts__hour")?.after(line);
  }
}
