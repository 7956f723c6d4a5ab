/* Shows the buttons that print, and the reader's own time beside a deadline.
   A page may have the script twice: a block, and nothing is done again. */
{
  // Without a script the button could do nothing.
  for (const shown of document.querySelectorAll("[data-print][hidden]")) {
    shown.hidden = false;
    shown.querySelector("button").addEventListener("click", () => window.print());
  }

  const language = document.documentElement.lang;

  /* As the page itself writes dates: British or American, and in Swedish with a full stop in the time. */
  const written = (moment) => {
    const locale = language === "en" ? "en-GB" : language;
    const date = moment.toLocaleDateString(locale, { dateStyle: "long" });
    const hourCycle = language.toLowerCase() === "en-us" ? "h12" : "h23";
    const time = moment.toLocaleTimeString(locale, { timeStyle: "short", hourCycle });
    return language.startsWith("sv") ? `${date} kl. ${time.replace(":", ".")}` : `${date}, ${time}`;
  };

  // Only where it differs, and never in place of the deadline.
  for (const time of document.querySelectorAll("time[data-local]")) {
    const moment = new Date(time.dateTime);
    const there = time.dateTime.match(/([+-])(\d\d):(\d\d)$/);
    if (!there || Number.isNaN(moment.valueOf())) continue;
    const offset = Number(`${there[1]}1`) * (60 * Number(there[2]) + Number(there[3]));
    if (offset === -moment.getTimezoneOffset()) continue;
    const line = document.createElement("span");
    line.className = "facts__hour facts__local";
    line.textContent = time.dataset.local.replace("{time}", written(moment));
    delete time.dataset.local;
    time.closest("dd")?.querySelector(".facts__hour")?.after(line);
  }
}
