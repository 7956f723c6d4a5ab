// The formula button of Wagtail's editor: a dialog with the TeX and the formula as visitors will see it.
// The site sets formulas, so the dialog asks it; `research.formulas` has the other half.
(() => {
  const { React, DraftJS, draftail } = window;
  const TYPE = "groupsite-formula";
  const ON_OWN_LINE = "block";
  const ASKED_AFTER = 250; // ms after the last key

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  async function preview(address, formula) {
    const response = await fetch(`${address}?${new URLSearchParams(formula)}`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  function partsOfDialog(words, { tex, display, isNew }) {
    const parts = {
      field: element("textarea", { id: "groupsite-formula-tex", rows: 3, value: tex, maxLength: words.maxLength, spellcheck: false, autocapitalize: "off" }),
      own: element("input", { type: "checkbox", id: "groupsite-formula-own", checked: display === ON_OWN_LINE }),
      shown: element("div", { className: "groupsite-formula__preview", role: "status" }),
      save: element("button", { type: "submit", className: "button", disabled: true }, words.save),
      cancel: element("button", { type: "button", className: "button button-secondary" }, words.cancel),
      remove: element("button", { type: "button", className: "button button-secondary no", hidden: isNew }, words.remove),
    };
    parts.form = element("form", { method: "dialog", noValidate: true },
      element("h2", { id: "groupsite-formula-title", className: "groupsite-formula__title" }, words.title),
      element("label", { htmlFor: parts.field.id, className: "w-field__label" }, words.label), parts.field,
      element("p", { className: "groupsite-formula__own" }, parts.own, element("label", { htmlFor: parts.own.id }, words.onOwnLine)),
      element("h3", { className: "w-field__label" }, words.preview), parts.shown,
      element("p", { className: "groupsite-formula__buttons" }, parts.save, parts.cancel, parts.remove));
    parts.dialog = element("dialog", { className: "groupsite-formula" }, parts.form);
    parts.dialog.setAttribute("aria-labelledby", "groupsite-formula-title");
    return parts;
  }

  // Shows the dialog; `decided` gets {formula, text}, {removed: true}, or nothing.
  function ask(words, formula, decided) {
    const { dialog, form, field, own, shown, save, cancel, remove } = partsOfDialog(words, formula);
    let asked = 0;
    let waiting;
    let ready = null; // what the site has set
    let result = null;

    async function show() {
      const number = ++asked;
      const typed = { tex: field.value.trim(), display: own.checked ? ON_OWN_LINE : "" };
      let answer;
      try {
        answer = await preview(words.previewUrl, typed);
      } catch {
        answer = { problem: words.unreachable };
      }
      if (number !== asked) return; // something else has been typed meanwhile
      ready = answer.problem ? null : { formula: typed, text: answer.text };
      save.disabled = !ready;
      shown.classList.toggle("groupsite-formula__preview--problem", !ready);
      if (ready) shown.innerHTML = answer.mathml; // made and checked by the site, from TeX alone
      else shown.textContent = answer.problem;
    }

    function showSoon() {
      ready = null;
      save.disabled = true;
      asked += 1;
      clearTimeout(waiting);
      waiting = setTimeout(show, ASKED_AFTER);
    }

    function close(decision) {
      result = decision;
      dialog.close();
    }

    field.addEventListener("input", showSoon);
    own.addEventListener("change", showSoon);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      if (ready) close(ready);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (ready) close(ready);
    });
    cancel.addEventListener("click", () => close(null));
    remove.addEventListener("click", () => close({ removed: true }));
    dialog.addEventListener("close", () => {
      clearTimeout(waiting);
      asked += 1;
      dialog.remove();
      decided(result);
    });
    document.body.append(dialog);
    dialog.showModal();
    field.select();
    if (formula.tex) show();
  }

  // The part of the text that is this formula. A copy of it elsewhere in the block may have the same key.
  function rangeOf(content, selection, entityKey) {
    let found = selection;
    const key = selection.getStartKey();
    const at = selection.getStartOffset();
    content.getBlockForKey(key).findEntityRanges((one) => one.getEntity() === entityKey, (start, end) => {
      if (start <= at && at <= end) {
        found = selection.merge({ anchorKey: key, focusKey: key, anchorOffset: start, focusOffset: end, isBackward: false });
      }
    });
    return found;
  }

  function changed(editorState, entityKey, decision) {
    const { Modifier, EditorState } = DraftJS;
    const content = editorState.getCurrentContent();
    const selection = editorState.getSelection();
    const range = entityKey ? rangeOf(content, selection, entityKey) : selection;
    if (decision.removed) {
      return EditorState.push(editorState, Modifier.removeRange(content, range, "backward"), "remove-range");
    }
    const withEntity = content.createEntity(TYPE, "IMMUTABLE", decision.formula);
    const key = withEntity.getLastCreatedEntityKey();
    const next = Modifier.replaceText(withEntity, range, decision.text, null, key);
    return EditorState.push(editorState, next, "insert-characters");
  }

  // What is marked may be TeX that somebody has typed, with its dollar signs.
  function markedText(editorState) {
    const selection = editorState.getSelection();
    if (selection.getStartKey() !== selection.getEndKey()) return "";
    const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
    const text = block.getText().slice(selection.getStartOffset(), selection.getEndOffset()).trim();
    return text.replace(/^(\$\$?)([^$]+)\1$/, "$2").trim();
  }

  class FormulaSource extends React.Component {
    componentDidMount() {
      const { editorState, entityType, entity, onComplete, onClose } = this.props;
      const isFormula = entity?.getType() === TYPE; // it may be a link in which the cursor is
      const entityKey = isFormula ? this.props.entityKey : null;
      const { tex, display } = isFormula ? entity.getData() : { tex: markedText(editorState), display: "" };
      ask(entityType.groupsite, { tex, display, isNew: !isFormula }, (decision) => {
        if (decision) onComplete(changed(editorState, entityKey, decision));
        else onClose();
      });
    }

    render() {
      return null;
    }
  }

  function Formula({ children, contentState, entityKey, onEdit }) {
    const { tex, display } = contentState.getEntity(entityKey).getData();
    const edit = () => {
      if (window.getSelection().isCollapsed) onEdit(entityKey);
    };
    const own = display === ON_OWN_LINE ? " groupsite-formula__text--own" : "";
    return React.createElement("span", { className: `groupsite-formula__text${own}`, title: tex, onClick: edit }, children);
  }

  // Ctrl+Shift+E or ⌘⇧E: a new formula, or the one before the cursor.
  function keyBindingFn(event) {
    const isPressed = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === "e";
    return isPressed ? TYPE : undefined;
  }

  draftail.registerPlugin({ type: TYPE, source: FormulaSource, decorator: Formula }, "entityTypes");
  draftail.registerPlugin({ type: TYPE, keyBindingFn }, "plugins");
})();
