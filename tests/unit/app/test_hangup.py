"""A terminal that is gone never keeps the app from leaving."""

import errno
import io
from threading import Thread

from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from tui.app.hangup import LastingOutput, lasting_driver


class Gone(io.StringIO):
    """A terminal whose other end was closed."""

    def write(self, text: str) -> int:
        """Refuse, as a terminal does after a hang-up."""
        raise OSError(errno.EIO, "Input/output error")


def test_more_than_the_queue_holds_is_written_to_a_terminal_that_is_gone() -> None:
    writer = WriterThread(LastingOutput(Gone()))  # type: ignore[arg-type]

    def leave() -> None:
        for _ in range(100):
            writer.write("good-bye")
        writer.stop()

    writer.start()
    leaving = Thread(target=leave, daemon=True)
    leaving.start()
    leaving.join(timeout=120)
    assert not leaving.is_alive()


def test_what_is_written_to_a_terminal_that_is_there_arrives() -> None:
    stream = io.StringIO()
    output = LastingOutput(stream)
    assert output.write("good day") == 8
    output.flush()
    assert stream.getvalue() == "good day"


async def test_the_driver_of_the_app_writes_so() -> None:
    driver = lasting_driver(LinuxDriver)(App())
    assert isinstance(vars(driver)["_file"], LastingOutput)
