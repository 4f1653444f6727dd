"""Which browser the tests of the pages drive."""

import subprocess

from infra.browser import find_browser


def test_the_installed_one_is_preferred(tmp_path, monkeypatch):
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))

    found = find_browser(tmp_path / "browser", tmp_path / "fonts")

    assert found.program == program
    assert "LD_LIBRARY_PATH" not in found.variables


def test_the_packed_one_runs_without_anything_installed(tmp_path, monkeypatch):
    node = subprocess.run(["which", "node"], capture_output=True, text=True, check=True).stdout.strip()
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, target in (("node", node), ("tar", "/bin/tar")):
        (tools / name).symlink_to(target)
    monkeypatch.setenv("PATH", str(tools))

    found = find_browser(tmp_path / "browser", tmp_path / "fonts")

    said = subprocess.run([found.program, "--version"], env=found.variables, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("Chromium ")
    assert find_browser(tmp_path / "browser", tmp_path / "fonts") == found
