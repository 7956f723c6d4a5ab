"""Tables to import people from, and runs of the command."""

from io import BytesIO, StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from PIL import Image as Canvas

WRITES = ("INSERT", "UPDATE", "DELETE")
HEADER = "key,given_name,family_name,email,role,organisation,begins_on,biography_en,biography_sv"
ALICE = "alice,Alice,Ek,alice@example.org,PhD student,Waves group,2024-09-01,Studies waves.,Studerar vågor."
BOB = "bob,Bob,Åberg,bob@example.org,Professor,Waves group,,Teaches waves.,"


class Run:
    """What a run of the command wrote, and how it ended."""

    def __init__(self, source: Path, *options: str) -> None:
        self.out, self.err, self.failure = StringIO(), StringIO(), ""
        try:
            call_command("import_people", str(source), *options, stdout=self.out, stderr=self.err)
        except CommandError as error:
            self.failure = str(error)

    @property
    def text(self) -> str:
        return self.out.getvalue() + self.err.getvalue() + self.failure


def table(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows])


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 50)) -> bytes:
    buffer = BytesIO()
    Canvas.new("1", size).save(buffer, kind)
    return buffer.getvalue()
