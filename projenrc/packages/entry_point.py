"""Gives the wheel and the source archive that jsii-pacmak made our own command, as an entry point: of the start script that it puts there, pip makes no
program on Windows. It has no option for it."""
import base64
import hashlib
import io
import pathlib
import sys
import tarfile
import zipfile

COMMAND = "cdk-client-vpn-plus"
# beside the package, and not in it: whoever imports what is in it loads the CDK.
MODULE = "cdk_client_vpn_plus_command"
ENTRY_POINT = f"{COMMAND} = {MODULE}:main"
SETUP = "setuptools.setup(**kwargs)"

folder = pathlib.Path(sys.argv[1])
(wheel,) = folder.glob("*.whl")
(archive,) = folder.glob("*.tar.gz")
version = wheel.name.split("-")[1]
command = pathlib.Path(__file__).with_name("command.py").read_text().replace("VERSION", version).encode()


def is_script(name):
    return name.endswith((f"data/scripts/{COMMAND}", f"_jsii/bin/{COMMAND}"))


with zipfile.ZipFile(wheel) as old:
    files = {info.filename: old.read(info) for info in old.infolist()}
(script,) = filter(is_script, files)
(record,) = (name for name in files if name.endswith(".dist-info/RECORD"))
del files[script], files[record]
files[f"{MODULE}.py"] = command
files[record.replace("RECORD", "entry_points.txt")] = f"[console_scripts]\n{ENTRY_POINT}\n".encode()
with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as new:
    lines = []
    for name, content in files.items():
        new.writestr(name, content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}\n")
    new.writestr(record, "".join([*lines, f"{record},,\n"]))

with tarfile.open(archive) as old:
    members = [(member, old.extractfile(member).read() if member.isfile() else None) for member in old.getmembers()]
assert any(is_script(member.name) for member, _ in members), f"a start script is expected in {archive}"
with tarfile.open(archive, "w:gz") as new:

    def add(member, content):
        member.size = 0 if content is None else len(content)
        new.addfile(member, None if content is None else io.BytesIO(content))

    for member, content in members:
        if member.name.endswith("/setup.py"):
            text = content.decode()
            assert text.count(SETUP) == 1, f"one call is expected in {member.name}"
            ours = f'del kwargs["scripts"]\nkwargs.update(py_modules=["{MODULE}"], entry_points={{"console_scripts": ["{ENTRY_POINT}"]}})\n'
            add(member, text.replace(SETUP, f"{ours}{SETUP}").encode())
            add(tarfile.TarInfo(member.name.replace("setup.py", f"src/{MODULE}.py")), command)
        elif not is_script(member.name):
            add(member, content)
