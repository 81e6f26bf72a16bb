"""The command of the wheel. jsii's own start script loads the whole CDK and unpacks everything on each call; this one unpacks the package once, and runs
its program with Node.js alone."""
import hashlib
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

ARCHIVE = "cdk-client-vpn-plus@VERSION.jsii.tgz"


def main():
    node = shutil.which(os.environ.get("JSII_NODE", "node"))
    if node is None:
        print("cdk-client-vpn-plus needs Node.js 22, 24 or 26, which is not on the PATH: install it from https://nodejs.org.", file=sys.stderr)
        return 2
    # found, and not imported: that would load the CDK.
    module = pathlib.Path(importlib.util.find_spec("cdk_client_vpn_plus").submodule_search_locations[0])
    program = unpacked(module / "_jsii" / ARCHIVE) / "bin" / "cdk-client-vpn-plus"
    if os.name == "posix":
        os.execv(node, [node, str(program), *sys.argv[1:]])
    return subprocess.run([node, str(program), *sys.argv[1:]]).returncode


def unpacked(archive):
    """The folder that holds the package, which stays for the next call."""
    caches = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "cdk-client-vpn-plus"
    folder = caches / hashlib.sha256(archive.read_bytes()).hexdigest()[:16]
    if not folder.exists():
        caches.mkdir(parents=True, exist_ok=True)
        part = tempfile.mkdtemp(dir=caches)
        with tarfile.open(archive) as content:
            content.extractall(part, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
        try:
            os.rename(part, folder)
        except OSError:
            # another call was faster.
            shutil.rmtree(part)
    return folder / "package"
