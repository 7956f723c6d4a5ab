// The form of facts: markup that repeats comes once, in a <template>. These elements stand where copies of
// it belong, and are replaced by them as soon as they are in the document: also in a row that is added.
(() => {
  const ESCAPED = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };
  const escape = (text) => text.replace(/[&<"]/g, (one) => ESCAPED[one]);

  // Parts of the markup that a copy lacks.
  const LACKS = {
    unordered: "[data-inline-panel-child-move-up], [data-inline-panel-child-move-down], [data-inline-panel-child-drag]",
    required: "[data-chooser-action-clear]",
  };

  class Repeat extends HTMLElement {
    connectedCallback() {
      const named = document.getElementById(this.getAttribute("of"));
      const template = document.getElementById(named.getAttribute("of") ?? named.id); // one may be another, with values
      const panel = this.closest("[data-panel]"); // whose parts have ids that begin with its own
      const id = panel?.id.replace(/-section$/, "");
      const values = { id, ...template.dataset, ...named.dataset, ...this.dataset };
      const fill = (all, name) => (name in values ? escape(values[name]) : all);
      const copy = document.createElement("template");
      copy.innerHTML = template.innerHTML.replace(/%(\w+)%/g, fill);
      for (const [name, selector] of Object.entries(LACKS)) {
        if (name in values) copy.content.querySelectorAll(selector).forEach((part) => part.remove());
      }
      this.replaceWith(copy.content);
    }
  }

  class Chooser extends Repeat {
    connectedCallback() {
      const { id, edit } = this.dataset;
      super.connectedCallback();
      const chooser = document.getElementById(`${id}-chooser`);
      chooser.querySelector("[data-chooser-edit-link]").hidden = !edit;
      new window.SnippetChooser(id, { modalUrl: chooser.dataset.chooserUrl });
    }
  }

  class Rows extends HTMLElement {
    connectedCallback() {
      const [prefix, relationName] = [this.getAttribute("of"), this.getAttribute("name")];
      this.remove(); // or it would start again whenever the row around it is moved
      new window.InlinePanel({
        type: "InlinePanel",
        relationName,
        formsetPrefix: `id_${prefix}`,
        emptyChildFormPrefix: `${prefix}-__prefix__`,
        canOrder: this.hasAttribute("ordered"),
        maxForms: Number(this.getAttribute("max")),
      });
    }
  }

  customElements.define("groupsite-copy", Repeat);
  customElements.define("groupsite-chooser", Chooser);
  customElements.define("groupsite-rows", Rows);
})();
