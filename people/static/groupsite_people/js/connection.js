// An open form says when nothing can be saved, because its user is signed out or the server does not
// answer, and saves by itself as soon as it can. What is typed meanwhile stays in the form.
(() => {
  const { url, signedOut, signIn, otherUser, noAnswer } = document.currentScript.dataset;
  const CHECK_EVERY = 5000; // ms, while nothing can be saved

  let user = null; // who opened the form
  let login = null; // by which login its token was made
  let timer = null;

  const editForm = () => document.querySelector("form[data-edit-form]");

  // null: no answer; false: signed out
  async function session() {
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(url, { headers, redirect: "error" }).catch(() => null);
    if (answer?.status === 401 || answer?.status === 403) return false;
    return answer?.ok ? answer.json() : null;
  }

  function say(text, withLink) {
    const old = document.querySelector("[data-groupsite-connection]");
    if (old?.dataset.groupsiteConnection === text) return;
    const note = Object.assign(document.createElement("p"), { className: "groupsite-connection" });
    note.dataset.groupsiteConnection = text;
    note.setAttribute("role", "alert");
    note.append(text);
    if (withLink) {
      const link = Object.assign(document.createElement("a"), { href: url, target: "_blank", textContent: signIn });
      note.append(" ", link);
    }
    old?.remove();
    document.body.append(note);
  }

  // A login makes the tokens of older forms invalid. Whether they were.
  function renew(found) {
    if (found.login === login) return false;
    login = found.login;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = found.token;
    document.documentElement.dataset.groupsiteToken = found.token; // for scripts that send it otherwise
    return true;
  }

  function resume() {
    clearInterval(timer);
    timer = null;
    document.querySelector("[data-groupsite-connection]")?.remove();
    const detail = { type: "edits" };
    document.dispatchEvent(new Event("groupsite:can-save"));
    editForm()?.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail }));
  }

  // Says why nothing can be saved; otherwise returns who is signed in.
  async function check() {
    const found = await session();
    const isOther = found && user !== null && found.user !== user;
    if (found === null) say(noAnswer, false);
    else if (found === false) say(signedOut, true);
    else if (isOther) say(otherUser, true);
    return isOther ? null : found;
  }

  async function whileWaiting() {
    const found = timer !== null && await check();
    if (!found || timer === null) return;
    renew(found);
    resume();
  }

  // If its user is signed in, either the server refused the content, and says so itself, or the token was old.
  async function lookWhy() {
    if (timer !== null) return;
    const found = await check();
    if (!found) timer ??= setInterval(whileWaiting, CHECK_EVERY);
    else if (renew(found)) resume();
  }

  document.addEventListener("w-autosave:error", ({ detail }) => {
    if (["server_error", "network_error"].includes(detail.type)) lookWhy();
  });
  document.addEventListener("groupsite:not-saved", lookWhy);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) whileWaiting(); });
  for (const type of ["focus", "online"]) window.addEventListener(type, whileWaiting);
  document.addEventListener("DOMContentLoaded", async () => {
    const found = document.querySelector("form[data-edit-form], [data-groupsite-kept], .js-translation-editor") && await session();
    if (found) ({ user, login } = found);
  });
})();
