"""Puts our own start script of the command into the wheel and the source archive that jsii-pacmak made: it has no option for it."""
import base64
import hashlib
import io
import pathlib
import sys
import tarfile
import zipfile

COMMAND = "cdk-client-vpn-plus"
folder = pathlib.Path(sys.argv[1])
(wheel,) = folder.glob("*.whl")
(archive,) = folder.glob("*.tar.gz")
version = wheel.name.split("-")[1]
script = pathlib.Path(__file__).with_name("command.py").read_text().replace("VERSION", version).encode()


def is_script(name):
    return name.endswith((f"data/scripts/{COMMAND}", f"_jsii/bin/{COMMAND}"))


with zipfile.ZipFile(wheel) as old:
    files = [(info, old.read(info)) for info in old.infolist()]
replaced = [info.filename for info, _ in files if is_script(info.filename)]
assert len(replaced) == 1, f"one start script is expected in {wheel}: {replaced}"
digest = base64.urlsafe_b64encode(hashlib.sha256(script).digest()).rstrip(b"=").decode()
with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as new:
    for info, content in files:
        if info.filename == replaced[0]:
            content = script
        elif info.filename.endswith(".dist-info/RECORD"):
            lines = content.decode().splitlines()
            content = "\n".join(f"{replaced[0]},sha256={digest},{len(script)}" if line.startswith(f"{replaced[0]},") else line for line in lines).encode() + b"\n"
        new.writestr(info, content)

with tarfile.open(archive) as old:
    members = [(member, old.extractfile(member).read() if member.isfile() else None) for member in old.getmembers()]
assert any(is_script(member.name) for member, _ in members), f"a start script is expected in {archive}"
with tarfile.open(archive, "w:gz") as new:
    for member, content in members:
        if is_script(member.name):
            content = script
            member.size = len(script)
        new.addfile(member, None if content is None else io.BytesIO(content))
