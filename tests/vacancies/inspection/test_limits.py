"""R14, R15: the child process keeps to its limits, and whatever ends it is an answer."""

import resource
import subprocess
import sys

import pytest

from tests.vacancies.inspection import bombs
from tools.bench.processes import processor_seconds
from tools.pdfs import good_pdf
from vacancies.applications.files.inspection import ExaminedFile, Reason, child_process, inspectors

pytestmark = pytest.mark.table  # each file is a child process

UNREADABLE, TOO_COMPLEX = Reason.UNREADABLE, Reason.TOO_COMPLEX
HEAVY, PICTURE, TOO_MANY_PAGES = Reason.HEAVY, Reason.PICTURE, Reason.TOO_MANY_PAGES
CMYK_16 = b"/Width 24000 /Height 24000 /ColorSpace /DeviceCMYK /BitsPerComponent 16"
SMALL = b"/Width 9 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8"
IMAGE = b"/Subtype /Image " + SMALL
BOMBS = {
    "table of places of 1 GB": (lambda: bombs.packed_table(1024), {UNREADABLE, TOO_COMPLEX}),
    "objects of 1 GB": (lambda: bombs.packed_objects(1024), {UNREADABLE, TOO_COMPLEX}),
    "drawing of 1 GB": (lambda: bombs.drawing(bombs.zeros(1024)), {HEAVY}),
    "drawing of 1 GB in 3 kB": (
        lambda: bombs.drawing(bombs.zlib.compress(bombs.zeros(1024)), bombs.TWICE),
        {HEAVY},
    ),
    "drawing of 1 GB, written in letters": (
        lambda: bombs.drawing(
            bombs.zeros(1024).hex().encode() + b">", b"[/ASCIIHexDecode /FlateDecode]"
        ),
        {HEAVY},
    ),
    "drawings of 27 GB, none too large": (lambda: bombs.many_streams(300, 90), {HEAVY}),
    "drawings of 27 GB that say they are pictures": (
        lambda: bombs.many_streams(300, 90, IMAGE),
        {HEAVY},
    ),
    "forms in forms": (bombs.nested_forms, {HEAVY}),
    "forms in forms, with remarks": (
        lambda: bombs.nested_forms(times=b"/X % and\n 1 2 Do " * 10),
        {HEAVY},
    ),
    "forms in forms, under an escaped name": (
        lambda: bombs.nested_forms(times=b"/#58 Do " * 10),
        {HEAVY},
    ),
    "forms without resources in forms": (bombs.nested_forms_without_resources, {HEAVY}),
    "a form that draws itself": (bombs.form_that_draws_itself, {HEAVY}),
    "forms that nothing says are forms, in a note": (
        lambda: bombs.nested_forms(page=b"").replace(b"/Subtype /Form", b""),
        {HEAVY},
    ),
    "patterns in patterns": (bombs.nested_patterns, {HEAVY}),
    "letters in letters": (bombs.nested_letters, {HEAVY}),
    "masks in masks": (bombs.nested_masks, {HEAVY}),
    "a pattern of a hundred million million tiles": (lambda: bombs.tiled(b".0001"), {HEAVY}),
    "a pattern that is made small": (
        lambda: bombs.tiled(b"9", matrix=b".00001 0 0 .00001 0 0"),
        {HEAVY},
    ),
    "a pattern without steps": (lambda: bombs.tiled(b"0"), {HEAVY}),
    "a fine pattern, again and again": (lambda: bombs.tiled(b".5", 1000), {HEAVY}),
    "a colour of 40,000 steps": (lambda: bombs.computed(40_000, 200), {HEAVY}),
    "a colour of 40,000 steps, as a pattern": (
        lambda: bombs.computed(40_000, 200, as_pattern=True),
        {HEAVY},
    ),
    "five million lines": (lambda: bombs.lines(5_000_000), {HEAVY}),
    "the page mixed 20,000 times": (lambda: bombs.blended(20_000), {HEAVY}),
    "the page mixed 20,000 times, said each time": (
        lambda: bombs.blended(20_000, again=True),
        {HEAVY},
    ),
    "picture of 40 billion points": (bombs.huge_picture, {PICTURE}),
    "picture of 4.6 GB": (lambda: bombs.picture(CMYK_16), {PICTURE}),
    "JPEG that is larger than it says": (
        lambda: bombs.picture(SMALL, bombs.jpeg(65000, 65000), b"/DCTDecode"),
        {PICTURE},
    ),
    "JPEG that is larger than it says, packed again": (
        lambda: bombs.picture(
            SMALL, bombs.zlib.compress(bombs.jpeg(65000, 65000)), b"[/FlateDecode /DCTDecode]"
        ),
        {PICTURE},
    ),
    "JPEG that says so late": (
        lambda: bombs.picture(SMALL, bombs.jpeg(65000, 65000, before=40), b"/DCTDecode"),
        {PICTURE},
    ),
    "JPEG of ten thousand passes": (
        lambda: bombs.picture(SMALL, bombs.jpeg(9, 9, passes=10_000), b"/DCTDecode"),
        {PICTURE},
    ),
    "JPEG 2000 that is larger than it says": (
        lambda: bombs.picture(SMALL, bombs.jpeg_2000(90_000, 90_000), b"/JPXDecode"),
        {PICTURE},
    ),
    "fax of lines without end": (
        lambda: bombs.picture(
            SMALL + b" /DecodeParms << /Columns 2000000000 >>", b"", b"/CCITTFaxDecode"
        ),
        {PICTURE},
    ),
    "picture written into the page": (lambda: bombs.inline_picture(24_000), {PICTURE}),
    "lists in lists": (lambda: bombs.nested(100_000), {TOO_COMPLEX}),
    "pages in a circle": (bombs.circular_pages, {UNREADABLE, Reason.NO_PAGES}),
    "pages doubled forty times": (bombs.doubling_pages, {UNREADABLE, TOO_COMPLEX}),
    "half a million objects": (lambda: bombs.crowd(500_000), {TOO_COMPLEX}),
    "sixty thousand pages": (lambda: bombs.many_pages(60_000), {TOO_MANY_PAGES}),
    "sixty thousand pages that say they are one": (
        lambda: bombs.many_pages(60_000, says=1),
        {TOO_MANY_PAGES},
    ),
    "one page more than is counted": (lambda: bombs.many_pages(5001), {TOO_MANY_PAGES}),
    "XML inside of 1 GB": (bombs.packed_attachment, {Reason.ATTACHMENT}),
}


@pytest.mark.parametrize(("make", "reasons"), BOMBS.values(), ids=BOMBS)
def test_r14_a_bomb_is_refused_in_five_seconds(make, reasons: set[Reason], examined) -> None:
    """Seconds of computing: by the clock it depends on what else the machine does."""
    content = make()
    before = computed_by_children()
    assert examined(content) in reasons
    assert computed_by_children() - before < 5


LARGE = {
    "five thousand pages": lambda: bombs.many_pages(5000),
    "a cloud of a million points": lambda: bombs.nested_forms(b"/X Do " * 1_000_000, levels=0),
    "a hundred thousand half transparent points": lambda: bombs.scatter(100_000),
    "a million half transparent points": lambda: bombs.scatter(1_000_000),
    "half a million lines": lambda: bombs.lines(500_000),
    "a hundred bars of fine hatches": lambda: bombs.tiled(b"3", 100, strokes=2),
    "bars of the hatches of matplotlib": lambda: bombs.tiled(b"72", 1000, strokes=40),
    "a circle of colours, fifty times": lambda: bombs.computed(600, 50),
    "a thousand highlighted words": lambda: bombs.blended(1000, again=True),
    "a drawing of 90 MB": lambda: bombs.drawing(bombs.zeros(90)),
    "a mark of ten strokes, a hundred times": lambda: bombs.nested_forms(b"/X Do " * 100, levels=1),
    "a poster of A0 in black and white": lambda: bombs.picture(
        b"/Width 19866 /Height 28087 /ColorSpace /DeviceGray /BitsPerComponent 1"
    ),
    "A4 in colour with 1200 dots an inch": lambda: bombs.picture(
        b"/Width 9921 /Height 14032 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    ),
    "a JPEG in twenty passes": lambda: bombs.picture(
        SMALL, bombs.jpeg(5000, 7000, passes=20, before=3), b"/DCTDecode"
    ),
    "drawings four levels deep": lambda: bombs.nested_forms(levels=4),
    "a picture in letters": lambda: bombs.picture(
        SMALL, bombs.zlib.compress(bytes(243)).hex().encode(), b"[/ASCIIHexDecode /FlateDecode]"
    ),
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE)
def test_r14_what_is_only_large_is_accepted(make, examined) -> None:
    before = computed_by_children()
    assert isinstance(examined(make()), ExaminedFile)
    assert computed_by_children() - before < 4


def computed_by_children() -> float:
    """Also by the inspectors that are ready, and by the children that they have had."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    living = [processor_seconds(one.process.pid) for one in inspectors._living]
    return used.ru_utime + used.ru_stime + sum(living)


def test_a_bomb_is_small() -> None:
    assert len(bombs.packed_objects(1024)) < 3000


def asked(code: str) -> str:
    """What code prints that runs as the child does."""
    command = [sys.executable, "-I", "-S", "-c", inspectors.PATHS + code, "\n".join(sys.path)]
    done = subprocess.run(command, capture_output=True, text=True, env={}, check=False)
    return done.stdout.strip() or f"{done.returncode} {done.stderr.splitlines()[-1:]}"


PEAK = "import re; print(re.search('VmPeak:\\\\s+(.*) kB', open('/proc/self/status').read())[1])"
CHILD = "from vacancies.applications.files.inspector.child_process_main import examine_file, limit_process; "
LOOK = f"{CHILD}from pathlib import Path; "


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory from /proc")
@pytest.mark.parametrize("make", [bombs.packed_table, bombs.packed_objects, bombs.crowd])
def test_r14_the_child_never_has_more_than_its_memory(make, tmp_path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(make(1024))
    look = f"{LOOK} limit_process({child_process.MEMORY}, 5); examine_file(Path('{path}')); {PEAK}"
    assert int(asked(look)) * 1024 <= child_process.MEMORY <= 250_000_000


def test_r14_the_child_knows_no_django() -> None:
    known = asked(
        "import vacancies.applications.files.inspector.server; print(*sys.modules)"
    ).split()
    assert "pikepdf" in known
    assert [
        name for name in known if name.split(".")[0] in {"django", "wagtail", "groupsite"}
    ] == []


CONFINED = f"{CHILD}limit_process(250_000_000, 1); "


@pytest.mark.parametrize(
    ("deed", "ending"),
    [
        ("bytearray(300_000_000)", "MemoryError"),
        ("open('{path}', 'w').write('x' * 9999)", "File too large"),
        ("[open('/dev/null') for _ in range(99)]", "Too many open files"),
    ],
)
def test_r14_the_child_cannot_take_more(deed: str, ending: str, tmp_path) -> None:
    assert ending in asked(CONFINED + deed.format(path=tmp_path / "written"))


def test_r14_the_child_is_ended_after_its_seconds() -> None:
    before = computed_by_children()
    assert asked(CONFINED + "sum(0 for _ in iter(int, 1))").startswith("-24")
    assert 0.7 < computed_by_children() - before < 3


CHILDREN = {
    "crashed": ("ctypes.string_at(0)", TOO_COMPLEX),
    "silent": ("pass", Reason.BUSY),
    "failed": ("raise ImportError", Reason.BUSY),
    "confused": ("print('?')", Reason.BUSY),
    "lying": ('print(\'{"reason": "fine"}\')', Reason.BUSY),
    "slow": ("time.sleep(60)", Reason.BUSY),
}


@pytest.mark.parametrize(("code", "reason"), CHILDREN.values(), ids=CHILDREN)
def test_r15_however_the_child_ends_it_is_a_refusal(
    code, reason, examined, monkeypatch, act_as_child
) -> None:
    act_as_child(code)
    monkeypatch.setattr(child_process, "LEAST_PATIENCE", 2)
    monkeypatch.setattr(child_process, "PATIENCE", 0.5)
    assert examined(good_pdf()) is reason


@pytest.mark.thorough
def test_r15_a_child_that_computed_all_the_time_would_do_so_again(
    examined, monkeypatch, act_as_child
) -> None:
    """Where others want the processor too, the clock runs out before its seconds do."""
    act_as_child("while True: pass", before="server.limit_process = lambda *limits: None; ")
    monkeypatch.setattr(child_process, "SECONDS", 0.02)
    monkeypatch.setattr(child_process, "LEAST_PATIENCE", 1)
    assert examined(good_pdf()) is TOO_COMPLEX


def test_r15_a_child_that_cannot_start_is_a_refusal(examined, monkeypatch) -> None:
    inspectors.end_all_inspectors()
    monkeypatch.setattr(inspectors.sys, "executable", "/nowhere/python")
    assert examined(good_pdf()) is Reason.BUSY


def test_r15_no_more_children_than_places(examined, monkeypatch) -> None:
    monkeypatch.setattr(child_process, "WAIT_FOR_PLACE", 0.01)
    monkeypatch.setattr(child_process, "_places", child_process.threading.BoundedSemaphore(1))
    with child_process._places:
        assert examined(good_pdf()) is Reason.BUSY
    assert isinstance(examined(good_pdf()), ExaminedFile)


def test_r23_what_is_logged_names_no_file(examined, act_as_child, caplog, tmp_path) -> None:
    act_as_child("import no_such_package")
    examined(good_pdf(), name="secret.pdf")
    assert "no_such_package" in caplog.text
    assert "secret" not in caplog.text
    assert str(tmp_path) not in caplog.text
