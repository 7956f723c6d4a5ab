/* Comfort for the upload of documents: progress, drag and drop, size and type told before sending.
   Everything works without: the answer of the server is the same page, of which the parts are taken. */

const WORDS = document.querySelector("[data-upload-words]")?.dataset ?? {};
const MB = 1024 * 1024;

const say = (words, values) => words.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");

/** What can be told before sending; empty where nothing can. */
const objection = (file, limit) => {
  if (/\.zip$/i.test(file.name)) return say(WORDS.zip, { file: file.name });
  if (!/\.pdf$/i.test(file.name)) return say(WORDS.notPdf, { file: file.name });
  if (file.size > limit * MB) return say(WORDS.tooLarge, { file: file.name, limit });
  return file.size ? "" : say(WORDS.empty, { file: file.name });
};

const tell = (form, text) => {
  let line = form.querySelector(".drop__told");
  if (!line) {
    line = document.createElement("p");
    line.className = "drop__told error";
    line.setAttribute("role", "alert");
    form.append(line);
  }
  line.textContent = text;
};

const bar = (form, file) => {
  const line = document.createElement("p");
  const progress = document.createElement("progress");
  const words = document.createElement("span");
  progress.max = 100;
  progress.setAttribute("aria-label", file.name);
  words.setAttribute("role", "status");
  line.className = "drop__progress";
  line.append(words, progress);
  form.append(line);
  return (done) => {
    progress.value = done;
    words.textContent = say(done < 100 ? WORDS.sending : WORDS.checking, { file: file.name, done });
  };
};

/** Takes the answered page in place of this one, and leads to what it says of this slot. */
const show = (request, slot) => {
  const answer = new DOMParser().parseFromString(request.responseText, "text/html");
  const fresh = answer.getElementById("content") ?? answer.querySelector("main");
  const here = document.getElementById("content") ?? document.querySelector("main");
  if (!fresh || !here) return window.location.reload();
  here.replaceChildren(...fresh.childNodes);
  document.title = answer.title;
  enhance();
  const told = here.querySelector(".error-summary") ?? document.getElementById(slot);
  told?.setAttribute("tabindex", "-1");
  told?.focus();
  told?.scrollIntoView({ block: "nearest" });
};

const send = (form, file) => {
  const told = objection(file, Number(form.dataset.limitMb));
  if (told) return tell(form, told);
  const slot = form.closest("[data-slot]").id;
  const body = new FormData();
  body.append("file", file, file.name);
  const request = new XMLHttpRequest();
  const progress = bar(form, file);
  form.querySelector("button").disabled = true;
  request.upload.onprogress = (event) => progress(Math.floor((100 * event.loaded) / event.total));
  request.onload = () => show(request, slot);
  request.onerror = () => {
    form.querySelector(".drop__progress")?.remove();
    form.querySelector("button").disabled = false;
    tell(form, say(WORDS.lost, { file: file.name }));
  };
  request.open("POST", form.action);
  request.send(body);
  progress(0);
};

const enhanceForm = (form) => {
  const input = form.querySelector("input[type=file]");
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    send(form, input.files[0]);
  });
  input.addEventListener("change", () => {
    const [file] = input.files;
    if (file) tell(form, objection(file, Number(form.dataset.limitMb)));
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    const [file] = event.dataTransfer.files;
    if (file) send(form, file);
  });
};

const enhance = () => document.querySelectorAll("form.drop").forEach(enhanceForm);

enhance();
