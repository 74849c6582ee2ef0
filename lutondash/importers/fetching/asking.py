"""`Asker`: one request at a time, politely, asked again where that may help, and never without limits."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from lutondash.importers.fetching.answers import Answer, Ask, Validators
from lutondash.importers.fetching.body import Bounds, save_body
from lutondash.importers.fetching.faults import BusyError, NotChangedError, plain, refusal
from lutondash.importers.fetching.pace import Pace
from lutondash.importers.fetching.retry_after import seconds_to_wait
from lutondash.importers.fetching.said import words_of_refusal
from lutondash.importers.fetching.settings import Means, Settings

_OK, _NOT_MODIFIED, _TOO_MANY, _SERVER = 200, 304, 429, 500
_MOST_REDIRECTS = 5
_backing_off = wait_exponential(multiplier=1, min=1, max=60)


class Asker:
    """Asks publishers; `left` is how many bytes may still come before the limit is reached."""

    def __init__(
        self, client: httpx.Client, means: Means, folder: Path, known: Mapping[str, Validators]
    ) -> None:
        self.settings, self.clock, self.folder = means.settings, means.clock, folder
        self.left = means.settings.limit
        self.answers: list[Answer] = []
        self._client, self._told, self._known, self._pace = client, means.told, known, Pace(means.clock)

    def get(self, ask: Ask) -> Answer:
        """Return a whole answer; ImportFaultError where none can be had, NotChangedError where it is ours."""
        try:
            for attempt in self._retrying():
                with attempt:
                    answer = self._once(ask, attempt.retry_state.attempt_number)
        except BusyError as last:
            tries = f"We asked {self.settings.attempts} times."
            raise refusal(last.address, f"{last.words}. {tries}", last.remedy) from last
        self.left -= answer.size
        self.answers.append(answer)
        return answer

    def _retrying(self) -> Retrying:
        return Retrying(
            stop=stop_after_attempt(self.settings.attempts),
            wait=self._wait,
            sleep=self.clock.wait,
            retry=retry_if_exception_type(BusyError),
            before_sleep=self._tell,
            reraise=True,
        )

    def _wait(self, state: RetryCallState) -> float:
        """Return how long to wait: what the publisher asked for, up to our longest; else longer each time."""
        asked = _busy(state).retry_after
        return min(_backing_off(state) if asked is None else asked, self.settings.longest_wait)

    def _tell(self, state: RetryCallState) -> None:
        busy, seconds = _busy(state), state.next_action.sleep if state.next_action else 0.0
        asked = busy.retry_after or 0.0
        capped = f" (we were asked to wait {asked:,.0f}, too long for us)" if asked > seconds else ""
        self._told(f"{busy.words}; asking again in {seconds:,.0f} seconds{capped}.")

    def _once(self, ask: Ask, tries: int) -> Answer:
        try:
            with self._opened(ask) as response:
                self._look_at_status(response, ask)
                return self._saved(response, ask, tries)
        except httpx.TimeoutException as late:
            raise BusyError(ask.address, "No answer came in time", "Try again later.") from late
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.ProxyError) as wrong:
            raise refusal(ask.address, f"It cannot be asked: {wrong}.", "Mend the address.") from wrong
        except httpx.TransportError as broken:
            words = f"There was no connection, or it broke off: {plain(str(broken)) or type(broken).__name__}"
            raise BusyError(ask.address, words, "Try again later, or look at your connection.") from broken

    @contextmanager
    def _opened(self, ask: Ask) -> Iterator[httpx.Response]:
        """Send the request and go along with redirects, but only to https or to the same host."""
        headers = self._known[ask.address].headers if ask.address in self._known else {}
        request = self._client.build_request(ask.method, ask.address, json=ask.body, headers=headers)
        for _ in range(_MOST_REDIRECTS + 1):
            self._pace.keep(request.url.host)
            response = self._client.send(request, stream=True)
            try:
                if response.next_request is None:
                    yield response
                    return
                _must_be_safe(request.url, response.next_request.url)
                request = response.next_request
            finally:
                response.close()
        raise refusal(ask.address, "It sends us on and on.", "Look at the address in a browser.")

    def _look_at_status(self, response: httpx.Response, ask: Ask) -> None:
        status, host = response.status_code, response.url.host
        if status == _OK:
            return
        if status == _NOT_MODIFIED and ask.address in self._known:
            raise NotChangedError
        if status == _TOO_MANY or status >= _SERVER:
            asked = seconds_to_wait(response.headers.get("retry-after"), self.clock.now())
            said = "asks us to slow down" if status == _TOO_MANY else "cannot answer now"
            raise BusyError(ask.address, f"{host} {said} (status {status})", "Try again later.", asked)
        fault = f"{host} answers with status {status}{words_of_refusal(response)}."
        raise refusal(ask.address, fault, "Look at [fetch] in the recipe and at the publisher's pages.")

    def _saved(self, response: httpx.Response, ask: Ask, tries: int) -> Answer:
        path = self.folder / f"answer-{len(self.answers)}{ask.form}"
        bounds = Bounds(self.left, self.settings.to_finish, self.clock.ticks)
        saved = save_body(response, ask, path, bounds)
        header = response.headers.get
        return Answer(
            ask=ask,
            path=path,
            came_from=str(response.url),
            at=self.clock.now().isoformat(timespec="seconds"),
            status=response.status_code,
            size=saved.size,
            sha256=saved.sha256,
            content_type=plain(header("content-type", "")),
            validators=Validators(header("etag", ""), header("last-modified", "")),
            tries=tries,
            ends_known=saved.ends_known,
        )


def make_client(settings: Settings) -> httpx.Client:
    """Return a client that takes nothing from the environment: the command passes in what it found there."""
    return httpx.Client(
        headers={"User-Agent": settings.user_agent, "Accept": "*/*", "Accept-Encoding": "gzip"},
        timeout=httpx.Timeout(settings.to_answer, connect=settings.to_connect),
        limits=httpx.Limits(max_connections=1),
        follow_redirects=False,
        trust_env=False,
        mounts=_proxies(settings),
        verify=_trusted(settings.certificates),
    )


def _proxies(settings: Settings) -> dict[str, httpx.HTTPTransport]:
    """Return the way through a proxy, for https only: the rest is on this machine or next door."""
    if not settings.proxy:
        return {}
    trusted = _trusted(settings.certificates)
    return {"https://": httpx.HTTPTransport(proxy=settings.proxy, verify=trusted)}


@cache
def _trusted(certificates: str) -> ssl.SSLContext:
    """Return whom to trust: the authorities of a file or those that come with httpx; slow, so made once."""
    try:
        return ssl.create_default_context(cafile=certificates) if certificates else httpx.create_ssl_context()
    except OSError as reason:
        remedy = "SSL_CERT_FILE must name a file of certificates, or be left out."
        raise refusal(certificates, f"The certificates cannot be read: {reason}.", remedy) from reason


def _busy(state: RetryCallState) -> BusyError:
    fault = state.outcome.exception() if state.outcome else None
    return fault if isinstance(fault, BusyError) else BusyError("", "", "")


def _must_be_safe(from_: httpx.URL, to: httpx.URL) -> None:
    """Refuse a redirect that leaves both https and the host, or that gives up https."""
    same_host = (from_.host, from_.port, from_.scheme) == (to.host, to.port, to.scheme)
    if to.scheme != "https" and not same_host:
        fault = f"It sends us to {plain(str(to), 120)}, which is neither https nor the same host."
        raise refusal(str(from_), fault, "Ask the publisher for the right address; nothing was fetched.")
