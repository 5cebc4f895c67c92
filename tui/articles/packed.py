"""Office files that are zip archives: members are read within limits, never unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from tui.articles.errors import ReadError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LIMIT = 64 * 1024 * 1024


class Package:
    """The members of one zip archive, of which no more than `LIMIT` bytes are ever unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open an archive.

        Args:
            data: The archive.
            name: Its file, for messages.

        Raises:
            ReadError: It is no sound archive.
        """
        self._name = name
        self._left = LIMIT
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
            raise ReadError(name, "", f"not a sound file ({problem}); save it anew") from None

    def __contains__(self, member: str) -> bool:
        return member in self._archive.NameToInfo

    def read(self, member: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            ReadError: It is missing, broken, locked, or unpacks to more than is left of `LIMIT`.
        """
        try:
            with self._archive.open(member) as packed:
                data = packed.read(self._left + 1)
        except KeyError:
            raise ReadError(
                self._name, member, "this part is missing; save the file anew"
            ) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as bad:
            raise ReadError(
                self._name, member, f"can't be unpacked ({bad}); save it anew"
            ) from None
        self._left -= len(data)
        if self._left < 0:
            mend = f"unpacks to more than {LIMIT // 1024**2} MB; divide it"
            raise ReadError(self._name, member, mend)
        return data

    def xml(self, member: str) -> Element:
        """Return the root of an XML member; a document type is refused, so nothing can expand.

        Raises:
            ReadError: As `read`, or it is not well-formed.
        """
        from xml.etree import ElementTree  # noqa: PLC0415

        data = self.read(member)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\x00!\x00" in data:
            raise ReadError(self._name, member, "it defines entities, which is refused")
        try:
            # No document type can come here.
            return ElementTree.fromstring(data)  # noqa: S314  # nosec B314
        except (ElementTree.ParseError, ValueError, LookupError) as problem:
            mend = f"not well-formed ({problem}); save the file anew"
            raise ReadError(self._name, member, mend) from None
