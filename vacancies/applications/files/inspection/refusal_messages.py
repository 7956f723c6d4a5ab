"""The messages for applicants about refused files: one for each reason."""

from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from people.formats.sentence_language import in_sentence_language
from vacancies.applications.files.inspection.file_names import cleaned_name_for_display
from vacancies.applications.files.pdf.refusal_reasons import MAX_PAGES, Reason
from vacancies.posting.documents import megabytes_text

# Translators: in all of these, %(document)s is what is asked for, such as "Personal letter",
# and %(file)s the name of the file that was sent.
SENTENCES: Final = {
    Reason.EMPTY: _(
        "%(document)s: “%(file)s” is empty. Save the document as a PDF again, and choose that file."
    ),
    Reason.TOO_LARGE: _(
        "%(document)s: “%(file)s” is larger than %(limit)s. Save it with smaller pictures, or "
        "scan it at a lower resolution."
    ),
    Reason.ZIP: _(
        "%(document)s: “%(file)s” is a zip file, and zip files are not supported. Choose a PDF."
    ),
    Reason.ARCHIVE: _(
        "%(document)s: “%(file)s” is a compressed archive, and archives are not supported. "
        "Choose a PDF."
    ),
    Reason.OFFICE: _(
        "%(document)s: “%(file)s” is a document that can still be edited, and only PDFs are "
        "accepted. Open it, save or export it as a PDF, and choose that file."
    ),
    Reason.IMAGE: _(
        "%(document)s: “%(file)s” is a picture, and only PDFs are accepted. Print the picture to "
        "PDF, or scan the document as a PDF."
    ),
    Reason.PROGRAM: _("%(document)s: “%(file)s” is a program, not a document. Choose a PDF."),
    Reason.NOT_PDF_NAME: _(
        "%(document)s: the name of “%(file)s” does not end in “.pdf”. Choose a PDF. "
        "If it is a PDF, rename it so that its name ends in “.pdf”."
    ),
    Reason.NOT_PDF: _(
        "%(document)s: “%(file)s” is not a PDF, although its name says that it is. Open the document, "
        "save or export it as a PDF, and choose that file."
    ),
    Reason.TRAILING: _(
        "%(document)s: “%(file)s” has other content after the end of the PDF. "
        "Open it, print it to PDF again, and choose the new file."
    ),
    Reason.PASSWORD: _(
        "%(document)s: “%(file)s” is protected by a password. Save a copy without a password."
    ),
    Reason.UNREADABLE: _(
        "%(document)s: “%(file)s” cannot be read: it is damaged, or part of it is missing. Save "
        "the document as a PDF again, and choose that file."
    ),
    Reason.DAMAGED: _(
        "%(document)s: “%(file)s” is damaged, so different programs may show it differently. Open "
        "it, print it to PDF again, and choose the new file."
    ),
    Reason.NO_PAGES: _(
        "%(document)s: “%(file)s” has no pages. Save the document as a PDF again, and choose that "
        "file."
    ),
    Reason.TOO_MANY_PAGES: _(
        "%(document)s: “%(file)s” has more than %(pages)s pages. Choose a PDF that contains only "
        "what is asked for."
    ),
    Reason.ACTIVE: _(
        "%(document)s: “%(file)s” contains something other than ordinary pages, such as a script, a "
        "form, a video or a link to another file. Open it, print it to PDF again, and choose the "
        "new file."
    ),
    Reason.LINK: _(
        "%(document)s: “%(file)s” has a link to something other than a web page, an e-mail "
        "address or a phone number, such as a file or a program. Open the document, remove "
        "the link, save it as a PDF again, and choose the new file."
    ),
    Reason.ATTACHMENT: _(
        "%(document)s: “%(file)s” has other files attached inside it. "
        "Open it, print it to PDF again, and choose the new file."
    ),
    Reason.PORTFOLIO: _(
        "%(document)s: “%(file)s” is a portfolio of several files. "
        "Combine them into one ordinary PDF, and choose that file."
    ),
    Reason.PICTURE: _(
        "%(document)s: “%(file)s” has a picture with more pixels than most computers can show. "
        "Save the picture at a lower resolution, create the PDF again, and choose the new file."
    ),
    Reason.HEAVY: _(
        "%(document)s: “%(file)s” takes too much memory or time to display, for example because "
        "of a drawing with many millions of points. Save such drawings as pictures, create the "
        "PDF again, and choose the new file."
    ),
    Reason.TOO_COMPLEX: _(
        "%(document)s: “%(file)s” is too complex to be checked. Open it, print it to PDF again, "
        "and choose the new file."
    ),
    Reason.BUSY: _(
        "%(document)s: “%(file)s” cannot be checked at the moment. The problem is on our side, not "
        "in the file. Upload it again in a minute."
    ),
}

# The request's length is too large. Nothing of it is read, so the file's name is unknown.
TOO_LARGE_UNREAD: Final = _(
    "%(document)s: the file is larger than %(limit)s. Save it with smaller pictures, or scan it "
    "at a lower resolution."
)


@in_sentence_language
def refusal_message(reason: Reason, *, document: str, name: str, max_megabytes: int) -> str:
    """Return the sentence that tells an applicant why a file is refused, not HTML-escaped."""
    unread = reason is Reason.TOO_LARGE and not name
    sentence = TOO_LARGE_UNREAD if unread else SENTENCES[reason]
    return str(sentence) % {
        "document": document,
        "file": cleaned_name_for_display(name),
        "limit": megabytes_text(max_megabytes),
        "pages": number_format(MAX_PAGES, force_grouping=True),
    }
