/* Adds the reader's own clock beside a deadline, where it differs. Never in its place. */
for (const time of document.querySelectorAll("time[data-local]")) {
  const moment = new Date(time.dateTime);
  const there = time.dateTime.match(/([+-])(\d\d):(\d\d)$/);
  if (!there || Number.isNaN(moment.valueOf())) continue;
  const offset = Number(`${there[1]}1`) * (60 * Number(there[2]) + Number(there[3]));
  if (offset === -moment.getTimezoneOffset()) continue;
  const line = document.createElement("span");
  line.className = "facts__hour";
  line.textContent = time.dataset.local.replace(
    "{time}",
    moment.toLocaleString(document.documentElement.lang, {
      dateStyle: "long",
      timeStyle: "short",
      hourCycle: "h23",
    }),
  );
  time.closest("dd")?.querySelector(".facts__hour")?.after(line);
}
