"""R12: which files inside the file are harmless: data in XML, and the sources of formulas."""

import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.vacancies.inspection import pdfs
from tools.pdfs import document, saved
from vacancies.applications.files.inspection import ExaminedFile, Reason
from vacancies.applications.files.pdf.embedded_files import is_harmless_style_sheet, is_harmless_tex
from vacancies.applications.files.pdf.xml_data import is_harmless_xml_data

MATHML = 'xmlns="http://www.w3.org/1998/Math/MathML"'
DATA = {
    "Europass": '<?xml version="1.0" encoding="UTF-8"?><Candidate xmlns="http://www.europass.eu/1.0"'
    ' xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:hr="http://www.hr-xml.org/3"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.europass.eu/1.0 Candidate.xsd"><hr:PersonName><oa:GivenName>'
    "Þóra</oa:GivenName></hr:PersonName><a>&lt;p&gt;I write scripts.&lt;/p&gt;</a></Candidate>",
    "Europass of 2012": '<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"/>',
    "Europass of 2008": "<europass:learnerinfo"
    ' xmlns:europass="http://europass.cedefop.europa.eu/Europass/V2.0"/>',
    "a register of degrees": '<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"/>',
    "a register of schools": '<x xmlns="urn:xoev-de:kmk:standard:xschule_1.0"/>',
    "an invoice": "<rsm:CrossIndustryInvoice"
    ' xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>',
    "MathML": f'<math {MATHML}><mo stretchy="false">(</mo><mi>\N{MATHEMATICAL ITALIC SMALL X}</mi></math>',
    "MathML of LaTeX": "<math> <mi>x</mi> <mo>&gt;</mo> <mi>y</mi> </math>",
    "no namespace": "<cv><name>Ek</name><!-- a remark --><page href='https://example.org'/></cv>",
    "a mark before it": "\ufeff<a>1</a>\n",
    "Latin letters": '<?xml version="1.0" encoding="ISO-8859-1"?><a>Åsa</a>',
}


@pytest.mark.parametrize("text", DATA.values(), ids=DATA)
def test_data_is_let_through(text: str) -> None:
    assert is_harmless_xml_data(text)


MSO = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
MSBUILD = '<{0}Project {1}><Target Name="x"><Exec Command="calc.exe"/></Target></{0}Project>'
NOT_DATA = {
    "a document of Word": MSO
    + '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
    "a document of Word that does not say so": "<w:wordDocument"
    ' xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
    "a package of Word": '<p:package xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
    "a document of Word, as plain data": MSO + "<a/>",
    "a form of InfoPath": "<?mso-infoPathSolution solutionVersion='1'?><a/>",
    "a project of MSBuild": MSBUILD.format(
        "", 'xmlns="http://schemas.microsoft.com/developer/msbuild/2003"'
    ),
    "a project of MSBuild without a namespace": MSBUILD.format("", ""),
    "a project of MSBuild with a prefix": MSBUILD.format(
        "m:", 'xmlns:m="http://schemas.microsoft.com/developer/msbuild/2003"'
    ),
    "a scriptlet": '<scriptlet><registration progid="x"/></scriptlet>',
    "a script component": "<component><public/></component>",
    "a package of scripts": "<package><job id='x'/></package>",
    "a script": "<a><script>alert(1)</script></a>",
    "a web page by another name": '<h:a xmlns:h="http://www.w3.org/1999/&#120;html"/>',
    "a drawing by another name": '<h:a xmlns:h="http://www.w3.org/2000/s&#118;g"/>',
    "a web page inside": '<a><b xmlns="http://www.w3.org/&#49;999/xhtml"/></a>',
    "a style sheet that is a program": '<a xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:b/></a>',
    "a style sheet named": "<?xml-stylesheet href='x.xsl'?><a/>",
    "an included file": '<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="x"/></a>',
    "a link with a script": f'<math {MATHML}><mi href="javascript:alert(1)">x</mi></math>',
    "a link": f'<math {MATHML}><mi href="file:x">x</mi></math>',
    "an event": f'<math {MATHML}><mi onclick="alert(1)">x</mi></math>',
    "a kind of document": "<!DOCTYPE a><a/>",
    "entities": "<!DOCTYPE a [<!ENTITY x 'lol'>]><a>&x;</a>",
    "seven bits": '<?xml version="1.0" encoding="utf-7"?><a/>',
    "seven bits, unsaid": "<a>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</a>",
    "letters of a mainframe": '<?xml version="1.0" encoding="cp037"?><a/>',
    "not closed": "<a><b></a>",
    "something after it": "<a/>PK",
    "text": "notes",
    "nothing": "",
}


@pytest.mark.parametrize("text", NOT_DATA.values(), ids=NOT_DATA)
def test_what_some_program_acts_upon_is_not_data(text: str) -> None:
    assert not is_harmless_xml_data(text)


@pytest.mark.parametrize("text", [NOT_DATA["a document of Word"], NOT_DATA["a scriptlet"]])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("attach", [pdfs.attaching, pdfs.pinned])
def test_a_document_that_holds_such_xml_is_refused(attach, text, encoding, examined) -> None:
    assert examined(attach("editdata.xml", text.encode(encoding))) is Reason.ATTACHMENT


LIST_STYLE = b"<style>\nli > span[data-pdf-se-type=Lbl] { margin-right:.5em }\n</style>\n"
LATEX = {
    "formula-1.tex": b"$\\int _0^1 e^{x^2}\\,dx$",
    "mathml-1.xml": b"<math> <mi>x</mi> </math>",
    "latex-list-css.html": LIST_STYLE,
}


@pytest.mark.parametrize(("name", "content"), LATEX.items())
def test_what_tagged_latex_attaches_is_accepted(name: str, content: bytes, examined) -> None:
    """`\\DocumentMetadata{tagging=on}`, TeX Live 2024 and later."""
    assert isinstance(examined(pdfs.attaching(name, content)), ExaminedFile)


def test_the_files_may_be_many(examined) -> None:
    pdf = document()
    specs = [
        pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=name,
                UF=name,
                AFRelationship=Name.Supplement,
                EF=Dictionary(F=pdf.make_stream(content, Type=Name.EmbeddedFile)),
            )
        )
        for name, content in LATEX.items()
        for _time in range(1000)
    ]
    pdf.Root.AF = Array(specs)
    assert isinstance(examined(saved(pdf)), ExaminedFile)


@pytest.mark.parametrize(
    "source",
    [
        r"\immediate\write18{calc}",
        r"\input{|calc}",
        r"\directlua{os.execute('calc')}",
        r"\openout5=x",
        r"^^5cwrite18{calc}",
        r"\ShellEscape{id}",
        r"\pdffiledump{/etc/passwd}",
        r"\verbatiminput{/etc/passwd}",
        r"\begin{filecontents}{x}",
        "#!/bin/sh\nrm -rf ~\n",
        "\x00MZ",
        "x" * 100_001,
    ],
)
def test_a_source_that_does_something_is_no_formula(source: str) -> None:
    assert not is_harmless_tex(source)


@pytest.mark.parametrize(
    "page",
    [
        "<style>a { color: red }</style><script>alert(1)</script>",
        "<style onload=alert(1)>a {}</style>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<style>a { background: url(https://evil.example/x) }</style>",
        "<style>a { width: expression(alert(1)) }</style>",
        r"<style>a { background: u\72l(x) }</style>",
        "<p>words</p>",
        "",
    ],
)
def test_a_page_that_holds_more_than_style_is_refused(page: str) -> None:
    assert not is_harmless_style_sheet(page)


NAMES = {
    "a program behind it": "data.xml\0.exe",
    "a place above": "../../data.xml",
    "a place on Windows": "..\\Startup\\data.xml",
    "turned around": "exe.\N{RIGHT-TO-LEFT OVERRIDE}lmx.xml",
    "a program": "data.xml.exe",
    "a program where endings are hidden": "setup.exe.xml",
    "a program with blanks": "setup.exe .xml",
    "no ending": "data",
    "another stream": "data.exe:x.xml",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_that_says_two_things_is_refused(name: str, examined) -> None:
    assert examined(pdfs.attaching(name, b"<a/>")) is Reason.ATTACHMENT


def test_a_file_whose_names_say_two_kinds_is_refused(examined) -> None:
    file = pdfs.attaching("data.xml", b"<a/>", DOS=String("data.tex"))
    assert examined(file) is Reason.ATTACHMENT


def test_a_file_without_a_name_or_with_others_beside_it_is_refused(examined) -> None:
    def add(pdf, **entries: object) -> None:
        held = pdf.make_stream(b"<a/>", Type=Name.EmbeddedFile)
        pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, EF=Dictionary(F=held), **entries)])

    related = Dictionary(F=Array([String("setup.exe"), 1]))
    assert examined(pdfs.changed(add)) is Reason.ATTACHMENT
    file = pdfs.changed(lambda pdf: add(pdf, F="data.xml", RF=related))
    assert examined(file) is Reason.ATTACHMENT
