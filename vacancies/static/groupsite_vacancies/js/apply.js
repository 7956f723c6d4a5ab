/* Comfort for the upload of documents: a chosen file is uploaded at once, with progress; several files at
   a time, drag and drop, size and type told before sending. Everything works without: a form sends one
   file, and the answer is this page again. With this script files go one after the other, and the last
   answer takes the page's place. */

const WORDS = document.querySelector("[data-upload-words]")?.dataset ?? {};
const MAIN = "#content, main"; // what is replaced, in whatever page a host puts round it
const MB = 1024 * 1024;
const STEP = 25; // per cent: who listens hears four words of an upload, not a hundred

const waiting = []; // uploads that have not begun
let running = null;
let later = new Map(); // by slot: what is to be told there once all have been sent
let uploaded = []; // ids of the files that this batch has uploaded: the last answer names them all

const say = (words, values) => words.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
const element = (tag, className, text = "") =>
  Object.assign(document.createElement(tag), { className, textContent: text });

/* One voice for all that happens, outside of what is replaced: else nobody would hear it. */
const voice = element("p", "visually-hidden");
voice.setAttribute("role", "status");
document.body.append(voice);

/** What can be told before sending; empty where nothing can. */
const objection = (file, limit) => {
  if (/\.zip$/i.test(file.name)) return say(WORDS.zip, { file: file.name });
  if (!/\.pdf$/i.test(file.name)) return say(WORDS.notPdf, { file: file.name });
  if (file.size > limit * MB) return say(WORDS.tooLarge, { file: file.name, limit });
  return file.size ? "" : say(WORDS.empty, { file: file.name });
};

const inputOf = (form) => form.querySelector("input[type=file]");
const slotOf = (form) => form.closest("[data-slot]").id;
const formOf = (slot) => {
  const section = document.getElementById(slot);
  return section?.querySelector("form.drop:not(.drop--replace)") ?? section?.querySelector("form.drop");
};

/** Says under the form what is wrong, in place of what was said there before. */
const tell = (form, sentences) => {
  form.querySelector(".drop__told")?.remove();
  if (!sentences.length) return;
  const told = element("div", "drop__told error");
  told.setAttribute("role", "alert");
  form.append(told);
  told.append(...sentences.map((sentence) => element("p", "", sentence)));
};

const tellLater = (slot, sentence) => later.set(slot, [...(later.get(slot) ?? []), sentence]);

/** The line of one upload: words, a bar, and a way out of it. */
const line = (upload) => {
  const whole = element("div", "drop__progress");
  const words = element("p", "", say(WORDS.waiting, { file: upload.file.name }));
  const bar = element("progress", "");
  const cancel = element("button", "button button--text", WORDS.cancel);
  bar.max = 100;
  bar.setAttribute("aria-label", upload.file.name);
  bar.value = 0;
  cancel.type = "button";
  cancel.append(element("span", "visually-hidden", ` ${upload.file.name}`));
  cancel.addEventListener("click", () => stop(upload));
  whole.append(words, cancel, bar);
  upload.form.append(whole);
  let heard = -1;
  const progress = (done) => {
    const text = say(done < 100 ? WORDS.sending : WORDS.checking, { file: upload.file.name, done });
    bar.value = done;
    words.textContent = text;
    if (Math.floor(done / STEP) === heard) return;
    heard = Math.floor(done / STEP);
    voice.textContent = text;
  };
  return { whole, progress };
};

const stop = (upload) => {
  const place = waiting.indexOf(upload);
  if (place >= 0) waiting.splice(place, 1);
  upload.line.whole.remove();
  upload.request?.abort();
  voice.textContent = say(WORDS.cancelled, { file: upload.file.name });
  inputOf(upload.form).focus();
};

/** Sends one file; the answer as a document, or a sentence on why there is none, or neither. */
const addressOf = ({ form }) => {
  const address = new URL(form.action);
  for (const id of uploaded) address.searchParams.append("kept", id);
  return address;
};

const send = (upload) =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    const lost = { fault: say(WORDS.lost, { file: upload.file.name }) };
    body.append("file", upload.file, upload.file.name);
    upload.request = request;
    request.upload.onprogress = (event) =>
      upload.line.progress(Math.floor((100 * event.loaded) / event.total));
    request.onload = () => done(read(request, upload) ?? lost);
    request.onerror = () => done(lost);
    request.onabort = () => done({});
    request.open("POST", addressOf(upload));
    request.send(body);
    upload.line.progress(0);
  });

const read = (request, { file, form }) => {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  if (request.status < 500 && page.querySelector(MAIN)) {
    uploaded = new URL(request.responseURL).searchParams.getAll("kept");
    return { page };
  }
  if (request.status !== 413) return null; // a full disk, a proxy
  return { fault: say(WORDS.tooLarge, { file: file.name, limit: form.dataset.limitMb }) };
};

/** Sends what waits, one after the other; then shows the last answer. */
const work = async () => {
  let last = null;
  while (waiting.length) {
    running = waiting.shift();
    const { page, fault } = await send(running);
    const slot = slotOf(running.form);
    running.line.whole.remove();
    if (fault) {
      tellLater(slot, fault);
      keep(inputOf(running.form), running.file);
    }
    if (page) {
      if (last?.refusal) tellLater(last.slot, last.refusal);
      last = { page, slot, refusal: page.querySelector(`#${slot} > .error`)?.textContent };
    }
  }
  running = null;
  if (last) show(last);
  for (const [slot, sentences] of later) {
    const form = formOf(slot);
    if (form) tell(form, sentences);
  }
  later = new Map();
  uploaded = [];
};

/** Leaves a file in its field, with the button, so that one press sends it once more. */
const keep = (input, file) => {
  input.form.classList.remove("drop--auto");
  const box = new DataTransfer();
  box.items.add(file);
  input.files = box.files;
};

/** Takes the answered page in place of this one. What was chosen elsewhere stays chosen. */
const show = ({ page, slot }) => {
  const here = document.querySelector(MAIN);
  const chosen = [...here.querySelectorAll("input[type=file]")].filter((one) => one.files.length);
  const focused = document.activeElement;
  const focusedSlot = focused?.closest("[data-slot]")?.id ?? slot;
  here.replaceChildren(...page.querySelector(MAIN).childNodes);
  document.title = page.title;
  enhance();
  for (const { id, files } of chosen) {
    const input = document.getElementById(id);
    if (!input) continue;
    input.files = files;
    input.form.classList.remove("drop--auto");
  }
  voice.textContent = here.querySelector(".kept")?.textContent.trim() ?? "";
  const moved = focusedSlot === slot ? null : document.getElementById(focused.id || focusedSlot);
  const target = here.querySelector(".error-summary") ?? moved ?? document.getElementById(slot) ?? here;
  if (target.tabIndex < 0) target.setAttribute("tabindex", "-1");
  target.focus();
  target.scrollIntoView({ block: "nearest" });
};

const objections = (form, files) =>
  [...files].map((file) => objection(file, Number(form.dataset.limitMb))).filter(Boolean);

/** Takes files into the queue, and says why not those that it does not take. */
const add = (form, files) => {
  if (files.length > 1 && !("several" in form.dataset)) return tell(form, [WORDS.one]);
  const told = objections(form, files);
  tell(form, told);
  told.forEach((sentence) => tellLater(slotOf(form), sentence));
  const fold = form.closest("details");
  if (fold) fold.open = true;
  for (const file of files) {
    if (objection(file, Number(form.dataset.limitMb))) continue;
    const upload = { form, file };
    upload.line = line(upload);
    waiting.push(upload);
  }
  if (waiting.length && !running) work();
  else if (!running) later = new Map(); // it is told already
};

const enhanceForm = (form) => {
  const input = inputOf(form);
  input.multiple = "several" in form.dataset;
  const upload = () => {
    const files = [...input.files];
    input.value = "";
    add(form, files);
  };
  form.classList.add("drop--auto");
  const hint = Object.assign(element("p", "hint drop__auto", WORDS.auto), { id: `auto-${input.id}` });
  input.after(hint);
  input.setAttribute("aria-describedby", `${hint.id} ${input.getAttribute("aria-describedby")}`);
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    upload();
  });
  input.addEventListener("change", () => {
    if (input.files.length) upload();
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    add(form, [...event.dataTransfer.files]);
  });
};

const enhance = () => document.querySelectorAll("form.drop").forEach(enhanceForm);

/* "Replace" opens the dialog of files at once. */
document.addEventListener("click", (event) => {
  const input = document.getElementById(event.target.closest("[data-replace]")?.dataset.replace ?? "");
  if (!input) return;
  event.preventDefault();
  input.click();
});

/* Who goes on with a file chosen and not uploaded is told once. */
document.addEventListener("click", (event) => {
  if (!event.target.closest("a.button")) return;
  for (const form of document.querySelectorAll("form.drop:not(.is-told)")) {
    const [file] = inputOf(form).files;
    if (!file) continue;
    event.preventDefault();
    form.classList.add("is-told");
    tell(form, [say(WORDS.notUploaded, { file: file.name })]);
    return form.querySelector("button").focus();
  }
});

enhance();
