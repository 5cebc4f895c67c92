"""Files of several formats, made by the plainest means that each format has."""

from __future__ import annotations


def pdf(pages: list[list[str]]) -> bytes:
    """Make a PDF of lines of plain text, by the plainest means that the format has."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 3 0 R >> >>"
        contents = f"/Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources {font} {contents} >>")
        kids.append(f"{len(objects)} 0 R")
    box = "/MediaBox [0 0 612 792]"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} {box} >>"
    info = "<< /Title (Pool report) /Author (Jo Bell) >>"
    objects.append(info)
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>"
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return out + f"{head}{tail}\nstartxref\n{len(out)}\n%%EOF".encode()
