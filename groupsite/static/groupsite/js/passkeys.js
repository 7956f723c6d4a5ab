/* Passkeys: the browser makes one (`data-passkey="create"`) or signs a challenge with one (`"get"`), and the form
   around the button is sent with what it answers. Buttons stay hidden in browsers without passkeys: there, a code
   does the same. https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON */

const canUsePasskeys = Boolean(
  window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential.prototype.toJSON,
);

async function challengeOf(button) {
  const body = new URLSearchParams();
  for (const name of ["csrfmiddlewaretoken", "any_account"]) {
    if (button.form.elements[name]) body.set(name, button.form.elements[name].value);
  }
  const response = await fetch(button.dataset.challenge, { method: "POST", body });
  if (!response.ok) throw new Error(`The challenge was refused: ${response.status}`);
  return response.json();
}

async function create(button) {
  const options = JSON.parse(document.getElementById(button.dataset.options).textContent);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  button.form.elements.credential.value = JSON.stringify(await navigator.credentials.create({ publicKey }));
}

async function get(button) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await challengeOf(button));
  button.form.elements.passkey.value = JSON.stringify(await navigator.credentials.get({ publicKey }));
}

async function use(button) {
  const status = button.form.querySelector("[data-passkey-failed]");
  status.textContent = "";
  if (button.dataset.passkey === "create" && !button.form.reportValidity()) return;
  button.disabled = true;
  try {
    await (button.dataset.passkey === "create" ? create : get)(button);
    button.form.submit();
  } catch {
    // Cancelled, too slow, or no such passkey: browsers do not say which, so that pages cannot find out.
    status.textContent = status.dataset.passkeyFailed;
    button.disabled = false;
  }
}

if (canUsePasskeys) {
  for (const missing of document.querySelectorAll("[data-passkey-missing]")) missing.hidden = true;
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = false;
    button.addEventListener("click", () => use(button));
  }
}
