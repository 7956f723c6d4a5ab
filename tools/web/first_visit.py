"""What a first visit costs: every request of one page in a browser that has never been there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Browser

KIB: Final = 1024
PHONE: Final = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Request:
    address: str
    kind: str  # as the browser calls it: "Document", "Stylesheet", "Font", "Script", "Image"
    bytes: int  # as they came over the wire, compressed and with their headers


@dataclass
class FirstVisit:
    """The requests of one page, and the cookies that it left."""

    requests: list[Request] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[Request]:
        return [request for request in self.requests if request.kind == kind]

    @property
    def bytes(self) -> int:
        return sum(request.bytes for request in self.requests)

    def lines(self) -> Iterator[str]:
        """What came, the heaviest first: for whoever must find out what is too heavy."""
        for request in sorted(self.requests, key=lambda one: -one.bytes):
            yield f"{request.bytes:7d} bytes  {request.kind:10}  {request.address}"
        yield f"{self.bytes:7d} bytes  = {self.bytes / KIB:.1f} KiB, {len(self.requests)} requests"


def first_visit(browser: Browser, address: str) -> FirstVisit:
    """Opens the page as a phone does, and waits until nothing more is asked for."""
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=3, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    visit, asked = FirstVisit(), {}
    wire = context.new_cdp_session(page)

    def finished(event: dict[str, Any]) -> None:
        address, kind = asked[event["requestId"]]
        visit.requests.append(Request(address, kind, int(event["encodedDataLength"])))

    def failed(event: dict[str, Any]) -> None:
        visit.requests.append(Request(*asked[event["requestId"]], 0))

    def began(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = (event["request"]["url"], event["type"])

    wire.on("Network.requestWillBeSent", began)
    wire.on("Network.loadingFinished", finished)
    wire.on("Network.loadingFailed", failed)
    wire.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    visit.cookies = [cookie["name"] for cookie in context.cookies()]
    context.close()
    return visit
