"""Packages: what each function ships, and that it needs nothing else."""

import ast
import io
import marshal
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from functions.catalog import FUNCTIONS
from infra.packaging.bytecode import MODULES_FILE
from infra.packaging.closure import ModuleMissing, Sources
from infra.packaging.sdk_data import services
from infra.packaging.shared_objects import libraries
from infra.packaging.staging import DATA, ROOT, stage, stage_function
from infra.packaging.target import Target
from infra.packaging.wheels import BUILD, wheels
from shared.api.endpoint import Function
from shared.documents.signature_image import read_image
from tests.unit.documents.picture_corpus import SAME, SOUND

_LARGEST_REQUEST_ZIP = 5_000_000
# Pillow's one module loads the libraries of every format when it starts; with them it alone is 2.3 MB. Letters are
# typeset while their caller waits, with every font. Fingerprints of the passwords that many people have are 1.8 MB.
_LARGER = {"read_signature_image": 7_000_000, "print_letters": 75_000_000, "sign_in": 7_000_000}
_TYPESETTING = {"render_form", "print_letters"}
_BY_NAME = {function.name: function for function in FUNCTIONS}
_AWS = {
    "AWS_REGION": "ap-northeast-1",
    "AWS_DEFAULT_REGION": "ap-northeast-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
}
_IMPORT_ALONE = """
import importlib, sys
sys.path.insert(0, sys.argv[1])
for name in sys.argv[3:]:
    module = type(sys)(name)
    module.foreign = True
    sys.modules[name] = module
handler = importlib.import_module(sys.argv[2])
assert callable(handler.handle)
assert not any(hasattr(sys.modules[name], "foreign") for name in sys.argv[3:]), "a host's copy was used"
"""
# Makes every call that the package's data describe, up to the wire, where an empty answer waits.
_CALL_EVERYTHING = """
import sys
sys.path.insert(0, sys.argv[1])
import functions
from botocore.awsrequest import AWSResponse
from botocore.httpsession import get_cert_path
from shared.persistence.aws import client

EMPTY = {"structure": {}, "map": {}, "list": [], "blob": b"", "integer": 1, "boolean": True}

class Raw:
    def __init__(self, body):
        self.body = body
    def stream(self, **_):
        yield self.body
    def read(self, *_):
        return self.body

assert get_cert_path(True) == sys.argv[1] + "/botocore/cacert.pem", "authorities that are not in the package"
for service in sys.argv[2:]:
    made = client(service)
    model = made.meta.service_model
    assert model.operation_names
    for name in model.operation_names:
        operation = model.operation_model(name)
        wrapper = operation.output_shape.serialization.get("resultWrapper") if operation.output_shape else None
        empty = f"<a><{wrapper}/></a>".encode() if wrapper else b"" if "xml" in model.resolved_protocol else b"{}"
        made.meta.events.register("before-send", lambda **_: AWSResponse("http://h", 200, {}, Raw(empty)))
        shape = operation.input_shape
        kinds = {member: shape.members[member].type_name for member in shape.required_members}
        made._make_api_call(name, {member: EMPTY.get(kind, "x") for member, kind in kinds.items()})
        print(service, name)
"""
# Reads each PNG file, in hexadecimal, and tells what it drew.
_READ_IMAGES = """
import sys
sys.path.insert(0, sys.argv[1])
import functions
from shared.documents.signature_image import read_image
for line in sys.stdin:
    print(read_image(bytes.fromhex(line)).png.hex())
"""


def staged(function: Function, target: Target) -> Path:
    folder = BUILD / "tested" / target.architecture / function.name
    return stage_function(function.name, folder, target)


def import_alone(folder: Path, function: str, variables: tuple[str, ...] = (), *preloaded: str) -> str:
    """Import the staged handler with nothing but the standard library beside it; what Python says, empty if well."""
    environment = {variable: "1" for variable in variables} | _AWS
    command = [sys.executable, "-I", "-S", "-c", _IMPORT_ALONE, str(folder), f"functions.{function}.handler"]
    run = subprocess.run([*command, *preloaded], env=environment, capture_output=True, text=True, check=False)
    return run.stderr if run.returncode else ""


def modules_in(folder: Path) -> set[str]:
    """Names of the modules that a package holds, the compiled ones too."""
    _, code = marshal.loads((folder / MODULES_FILE).read_bytes())
    compiled = {
        ".".join([*path.relative_to(folder).parent.parts, path.name.partition(".")[0]]) for path in folder.rglob("*.so")
    }
    return set(code) | compiled


def top_level_in(folder: Path) -> set[str]:
    return {name.partition(".")[0] for name in modules_in(folder)}


def zip_size(folder: Path) -> int:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return content.tell()


def clients_made(function: Function) -> set[str]:
    """Services for which the function's handler asks ``shared.persistence.aws`` for a client."""
    tree = ast.parse((ROOT / "functions" / function.name / "handler.py").read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return {ast.literal_eval(call.args[0]) for call in calls if call.func.id == "client"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one function, ``sample``, that reads a module within a function."""
    root = tmp_path / "project"
    files = {
        "functions/__init__.py": "",
        "functions/sample/__init__.py": "",
        "functions/sample/handler.py": "from shared import greeting\n\ndef handle(event, context):\n    return 1\n",
        "shared/__init__.py": "",
        "shared/greeting.py": "def later():\n    from shared.words import WORD\n    return WORD\n",
        "shared/words.py": "WORD = 'hello'\n",
        "shared/other.py": "",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def stage_sample(project: Path, target: Target | None = None) -> Path:
    sources = Sources(project, wheels(Target.local()))
    return stage("functions.sample.handler", frozenset(), project.parent / "out", sources, target or Target.local())


@pytest.mark.parametrize("name", _BY_NAME)
def test_a_handler_imports_and_makes_its_clients_from_its_package_alone(name: str) -> None:
    function = _BY_NAME[name]
    assert import_alone(staged(function, Target.local()), name, function.variables()) == ""


def test_every_kind_of_image_is_read_from_the_package_alone() -> None:
    files = [*SAME.values(), *SOUND.values()]
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        _READ_IMAGES,
        str(staged(_BY_NAME["read_signature_image"], Target.local())),
    ]
    lines = "\n".join(file.hex() for file in files)
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    assert run.stdout.split() == [read_image(file).png.hex() for file in files], run.stderr


def test_the_objects_that_a_module_loads_are_found_for_every_target() -> None:
    for target in (Target.local(), Target.production()):
        folder = wheels(target)
        (module,) = (folder / "PIL").glob("_imaging.*.so")
        found = {path.name.partition("-")[0] for path in libraries(module, folder)}
        assert found >= {"libjpeg", "libtiff"} and not found & {"libavif", "libfreetype", "libharfbuzz", "libwebp"}


def test_an_import_that_reading_the_code_does_not_show_is_caught(project: Path) -> None:
    handler = project / "functions" / "sample" / "handler.py"
    handler.write_text(handler.read_text() + "import importlib\nimportlib.import_module('shared.' + 'other')\n")
    assert "No module named 'shared.other'" in import_alone(stage_sample(project), "sample")


def test_a_package_of_a_wheel_that_is_a_folder_without_a_file_is_imported_alone(project: Path) -> None:
    handler = project / "functions" / "sample" / "handler.py"
    handler.write_text(handler.read_text() + "from spread.wide.part import PART\n")
    part = project.parent / "wheels" / "spread" / "wide" / "part.py"
    part.parent.mkdir(parents=True)
    part.write_text("PART = 1\n")
    sources, target = Sources(project, project.parent / "wheels"), Target.local()
    folder = stage("functions.sample.handler", frozenset(), project.parent / "out", sources, target)
    assert import_alone(folder, "sample") == ""


def test_an_import_of_nothing_is_refused(project: Path) -> None:
    (project / "shared" / "words.py").write_text("import requests\n")
    with pytest.raises(ModuleMissing, match="requests"):
        stage_sample(project)


def test_imports_within_functions_are_followed_and_no_others(project: Path) -> None:
    names = {"functions.sample", "functions.sample.handler", "shared", "shared.greeting", "shared.words"}
    assert modules_in(stage_sample(project)) == names


def test_a_copy_that_the_host_has_imported_is_put_aside(project: Path) -> None:
    folder = stage_sample(project)
    assert import_alone(folder, "sample", (), "shared", "shared.greeting") == ""


def test_a_package_for_a_python_that_is_not_here_is_made_of_sources(project: Path) -> None:
    folder = stage_sample(project, Target(Target.local().architecture, "3.99"))
    assert (folder / "shared" / "words.py").is_file()
    assert not (folder / MODULES_FILE).exists()
    assert import_alone(folder, "sample") == ""


def test_what_stands_is_left_and_what_changed_is_made_anew(project: Path) -> None:
    mark = stage_sample(project) / "mark"
    mark.touch()
    stage_sample(project)
    assert mark.exists()
    (project / "shared" / "words.py").write_text("WORD = 'good day'\n")
    stage_sample(project)
    assert not mark.exists()


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    sources, target = Sources(ROOT, wheels(Target.local())), Target.local()
    folders = [
        stage("functions.unmatched_route.handler", frozenset({"kms"}), tmp_path / name, sources, target)
        for name in ("one", "two")
    ]
    contents = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in folders
    ]
    assert contents[0] == contents[1]


@pytest.mark.parametrize("name", _BY_NAME)
def test_a_package_holds_the_services_that_its_function_calls_and_no_others(name: str) -> None:
    function = _BY_NAME[name]
    data = staged(function, Target.local()) / "botocore" / "data"
    shipped = {path.name for path in data.iterdir() if path.is_dir()} if data.exists() else set()
    assert shipped == services(function.uses) == clients_made(function)


@pytest.mark.parametrize("name", _BY_NAME)
def test_every_call_that_a_package_describes_can_be_made_from_it(name: str) -> None:
    function = _BY_NAME[name]
    wanted = sorted(services(function.uses))
    if not wanted:
        return
    command = [sys.executable, "-I", "-S", "-c", _CALL_EVERYTHING, str(staged(function, Target.local())), *wanted]
    run = subprocess.run(command, env=_AWS, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert {line.split()[0] for line in run.stdout.splitlines()} == set(wanted)


@pytest.mark.parametrize("name", _BY_NAME)
def test_a_package_holds_nothing_for_development_and_nothing_heavy_without_need(name: str) -> None:
    shipped = top_level_in(staged(_BY_NAME[name], Target.local()))
    pinned = {path.name.partition(".")[0] for path in wheels(Target.local()).iterdir()}
    assert shipped - pinned <= {"functions", "shared"}
    # boto3 is in no package: its resources cost a cold start more than all of our code.
    assert not shipped & {"boto3", "infra", "tests", "pytest", "moto", "hypothesis", "awslambdaric", "aws_cdk"}
    assert ("typst" in shipped) == (name in _TYPESETTING)
    # Nothing that a stranger drew is decoded where anything else is done.
    assert ("PIL" in shipped) == (name == "read_signature_image")


def test_looking_up_glyphs_takes_the_coverage_file_and_no_font(project: Path) -> None:
    (project / "shared" / "documents").mkdir()
    (project / "shared" / "documents" / "__init__.py").touch()
    (project / "shared" / "documents" / "glyph_coverage.py").touch()
    handler = project / "functions" / "sample" / "handler.py"
    handler.write_text("from shared.documents import glyph_coverage\n" + handler.read_text())
    shipped = stage_sample(project) / "shared" / "documents" / "fonts"
    assert [path.name for path in shipped.iterdir()] == ["coverage.json"]


@pytest.mark.parametrize(
    "name", [function.name for function in FUNCTIONS if function.endpoints or function.catches_unmatched_routes]
)
def test_a_request_function_is_small_in_production(name: str) -> None:
    folder = staged(_BY_NAME[name], Target.production())
    size = zip_size(folder)
    largest = sorted(((p.stat().st_size, p.name) for p in folder.rglob("*") if p.is_file()), reverse=True)[:5]
    assert size <= _LARGER.get(name, _LARGEST_REQUEST_ZIP), largest


def test_compiled_modules_are_for_the_target() -> None:
    folder = staged(_BY_NAME["issue_code"], Target.production())
    machines = {path.read_bytes()[18:20] for path in folder.rglob("*.so")}
    assert machines == {(0xB7).to_bytes(2, "little")}  # ELF's number of 64-bit ARM


@pytest.mark.parametrize(("module", "pattern"), [(m, pattern) for m, patterns in DATA.items() for pattern in patterns])
def test_every_data_file_is_shipped_with_the_module_that_reads_it(module: str, pattern: str) -> None:
    place = Path(*module.split(".")[:-1])
    files = [path.relative_to(ROOT) for path in (ROOT / place).glob(pattern)]
    holders = [folder for f in FUNCTIONS if module in modules_in(folder := staged(f, Target.local()))]
    assert files and holders
    assert all((folder / file).is_file() for folder in holders for file in files)


def test_every_file_of_ours_that_is_no_code_is_shipped_with_some_function() -> None:
    places = [ROOT / name for name in ("functions", "shared")]
    ours = {
        p.relative_to(ROOT)
        for place in places
        for p in place.rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    named = {
        path.relative_to(ROOT)
        for module, patterns in DATA.items()
        for pattern in patterns
        for path in ROOT.joinpath(*module.split(".")[:-1]).glob(pattern)
    }
    assert {path for path in ours if path.suffix not in (".py", ".pyc")} == named


def test_the_pace_of_a_restart(tmp_path: Path) -> None:
    for function in FUNCTIONS:
        staged(function, Target.local())
    started = os.times()
    for function in FUNCTIONS:
        staged(function, Target.local())
    ended = os.times()
    assert ended.user - started.user < 2.0
