"""An OpenAI-compatible endpoint that the user names."""

from __future__ import annotations

import importlib.util
import os
import queue
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds between two looks whether it was cancelled.
_A_LOOK = 0.1
_KEYS = ("CLAIMDESK_ASSISTANT_KEY", "OPENAI_API_KEY")


class AssistantError(Exception):
    """The model can't be asked, or its answer can't be used: says why and the mend."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked.

    Attributes:
        base_url: Such as `http://localhost:11434/v1`.
        model: Its name there.
        key: What the server asks for; never shown and never written to a file.
        seconds: For the whole answer.
    """

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 120.0

    def ask(
        self, system: str, question: str, *, cancelled: Callable[[], bool] = lambda: False
    ) -> str:
        """Ask once, without trying again.

        Args:
            system: What the model is told first.
            question: What it is asked.
            cancelled: Asked several times a second; where it says so, no answer is waited for.

        Raises:
            AssistantError: The extra is not installed, the server does not answer in time or
                refuses, or it was cancelled.
        """
        if importlib.util.find_spec("openai") is None:
            raise AssistantError("openai is not installed: pip install 'claimdesk[assistant]'")
        if not self.base_url or not self.model:
            raise AssistantError(
                "name an endpoint and a model: base_url and model under [assistant] in the "
                "settings, or CLAIMDESK_ASSISTANT_URL and CLAIMDESK_ASSISTANT_MODEL"
            )
        done: queue.SimpleQueue[str | AssistantError] = queue.SimpleQueue()
        # A server that sends a byte now and then never runs into the client's own timeout.
        threading.Thread(target=self._ask, args=(system, question, done), daemon=True).start()
        answer = self._answer(done, cancelled)
        if isinstance(answer, AssistantError):
            raise answer
        return answer

    def _answer(
        self, done: queue.SimpleQueue[str | AssistantError], cancelled: Callable[[], bool]
    ) -> str | AssistantError:
        """Wait for the answer, as long as there is time and nobody has cancelled."""
        end = time.monotonic() + self.seconds
        while (left := end - time.monotonic()) > 0:
            try:
                return done.get(timeout=min(left, _A_LOOK))
            except queue.Empty:
                if cancelled():
                    return AssistantError("cancelled; nothing was changed")
        return AssistantError(f"{self.base_url}: no answer in {self.seconds:g} s")

    def _ask(
        self, system: str, question: str, done: queue.SimpleQueue[str | AssistantError]
    ) -> None:
        import openai  # noqa: PLC0415  (the extra, 1 s to import)

        try:
            with openai.OpenAI(
                base_url=self.base_url,
                api_key=self.key or "none",
                max_retries=0,
                timeout=self.seconds,
            ) as client:
                answer = client.chat.completions.create(
                    model=self.model,
                    temperature=0,
                    messages=[
                        {"role": "system", "content": system},
                        {"role": "user", "content": question},
                    ],
                )
            done.put(str(answer.choices[0].message.content or ""))
        except openai.APITimeoutError:
            done.put(AssistantError(f"{self.base_url}: no answer in {self.seconds:g} s"))
        except openai.APIConnectionError:
            done.put(AssistantError(f"{self.base_url}: does not answer; is the server running?"))
        except openai.APIStatusError as problem:
            done.put(AssistantError(f"{self.base_url}: refused ({problem.status_code})"))
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, IndexError) as problem:
            kind = type(problem).__name__
            done.put(AssistantError(f"{self.base_url}: sent no answer of a model ({kind})"))


def key_for(base_url: str) -> str:
    """Return the key for an endpoint: from the environment, else from the keyring, else nothing.

    The keyring is asked for the password of service `claimdesk`, user `base_url`.
    """
    for name in _KEYS:
        if os.environ.get(name):
            return os.environ[name]
    if importlib.util.find_spec("keyring") is None:
        return ""
    import keyring  # noqa: PLC0415  (optional)
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password("claimdesk", base_url) or ""
    except KeyringError:
        # No keyring on this machine: the server may need no key.
        return ""
