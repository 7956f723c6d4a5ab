"""Check before publishing: what is wrong, or worth a look, as sentences with links to the fields.

A record and its pages say themselves what they lack (`Record.lacks`, `RecordPageMixin.lacks`); this
package adds what is true of every page: links, headings, pictures, languages in step, and words that
repeat a fact. `whole.findings` gives everything, `screens` brings it to the edit screens.
"""
