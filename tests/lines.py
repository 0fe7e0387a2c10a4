"""A bad line: a relay on a loopback port that cuts connections, and can be as slow as a village's telephone."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress


class Line:
    """Relays to one port; each connection ends behind so many bytes, as `cuts` says in turn, later ones never.

    `rate` is bytes a second for each direction, `delay` the seconds that every piece takes one way.
    """

    def __init__(
        self, target: int, cuts: Sequence[int] = (), *, rate: float = 0, delay: float = 0,
        on_cut: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        self._target, self._rate, self._delay, self._on_cut = target, rate, delay, on_cut
        self._cuts = iter(cuts)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self.carried = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _accept(self) -> None:
        while True:
            try:
                client, __ = self._server.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            left = [next(self._cuts, 1 << 60)]
            for one, other in ((client, server), (server, client)):
                threading.Thread(target=self._relay, args=(one, other, left), daemon=True).start()

    def _relay(self, source: socket.socket, target: socket.socket, left: list[int]) -> None:
        with suppress(OSError):
            while piece := source.recv(1024):
                left[0] -= len(piece)
                self.carried += len(piece)
                if self._rate:
                    time.sleep(self._delay + len(piece) / self._rate)
                if left[0] < 0:
                    if self._on_cut:
                        self._on_cut()
                    break
                target.sendall(piece)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def line(target: int, cuts: Sequence[int] = (), **more) -> Iterator[Line]:
    """A line to a port for a while."""
    with closing(Line(target, cuts, **more)) as found:
        yield found
