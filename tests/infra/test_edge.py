"""The edge: the pages are private but for CloudFront, the API is passed on whole, every answer has its headers."""

import json
import subprocess
from dataclasses import replace

import pytest
from aws_cdk import App

from functions.catalog import FUNCTIONS
from infra.bootstrap import ROOT
from infra.site import (
    ASKED_EACH_TIME,
    BARE,
    CONFIG,
    KEPT,
    MEDIA_TYPES,
    Installation,
    StaffSignIn,
    caching,
    content_security_policy,
    file_of,
    published,
    security_headers,
)
from infra.stacks.assembly import assemble
from shared.domain import policy
from tests.infra.conftest import STAGES

IN_AWS = pytest.mark.parametrize("stage", ["production", "staging"])
CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/6f1a"
# CloudFront's own policies, by the ids that its documentation gives.
NOTHING_CACHED, ALL_BUT_HOST = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "b689b0a8-53d0-40ab-baf2-68738e2966ac"
IMPORTS = ("StaffPoolDomain", "StaffPoolWeb", "Documents7E5B2978DomainName", "Documents7E5B2978RegionalDomainName")
PATHS = {
    "/verify": "/verify/index.html",
    "/verify/": "/verify/index.html",
    "/": "/index.html",
    "/verify/verify.js": "/verify/verify.js",
    "/verify.d/page": "/verify.d/page/index.html",
    "//": "/index.html",
}


def _plain(value):
    """A template's text, each import in it by the name of the resource that it is of."""
    if isinstance(value, dict) and "Fn::Join" in value:
        return "".join(_plain(part) for part in value["Fn::Join"][1])
    if isinstance(value, dict):
        return next(name for name in IMPORTS if name in value["Fn::ImportValue"])
    return value


def _installation(template):
    """What the pages of the stage are told, by the names that ``_plain`` gives."""
    stage = template.stage
    return Installation(
        StaffSignIn(f"https://StaffPoolDomain.auth.{stage.region}.amazoncognito.com", "StaffPoolWeb"),
        tuple(f"https://Documents7E5B2978{name}" for name in ("DomainName", "RegionalDomainName")),
    )


def _distribution(template):
    (found,) = template.of("CloudFront::Distribution").values()
    return found["Properties"]["DistributionConfig"]


def _headers(template):
    """The headers that a viewer sees, by name, out of the policy of every behaviour."""
    ((name, policy),) = template.of("CloudFront::ResponseHeadersPolicy").items()
    distribution = _distribution(template)
    behaviours = [distribution["DefaultCacheBehavior"], *distribution["CacheBehaviors"]]
    assert all(behaviour.get("ResponseHeadersPolicyId") == {"Ref": name} for behaviour in behaviours)
    config = policy["Properties"]["ResponseHeadersPolicyConfig"]
    own, custom = config["SecurityHeadersConfig"], config["CustomHeadersConfig"]["Items"]
    assert all(item["Override"] for item in (*own.values(), *custom))
    transport = own["StrictTransportSecurity"]
    subdomains = "; includeSubDomains" if transport["IncludeSubdomains"] else ""
    return {item["Header"]: item["Value"] for item in custom} | {
        "content-security-policy": _plain(own["ContentSecurityPolicy"]["ContentSecurityPolicy"]),
        "referrer-policy": own["ReferrerPolicy"]["ReferrerPolicy"],
        "strict-transport-security": f"max-age={transport['AccessControlMaxAgeSec']}{subdomains}",
        "x-content-type-options": "nosniff" if "ContentTypeOptions" in own else "",
        "x-frame-options": own["FrameOptions"]["FrameOption"],
    }


def _allowed(template):
    """Statements that let somebody into the bucket of the pages."""
    (pages,) = [name for name in template.of("S3::Bucket") if name.startswith("Pages")]
    policies = [policy["Properties"] for policy in template.of("S3::BucketPolicy").values()]
    (document,) = [policy["PolicyDocument"] for policy in policies if policy["Bucket"] == {"Ref": pages}]
    return [statement for statement in document["Statement"] if statement["Effect"] == "Allow"]


@IN_AWS
def test_every_answer_has_the_declared_headers(synthesised, stage):
    template = synthesised(stage)
    assert _headers(template) == security_headers(_installation(template))


def test_a_behaviour_without_the_headers_is_found(production_template):
    resources = json.loads(json.dumps(production_template.resources))
    planted = replace(production_template, resources=resources)
    del _distribution(planted)["CacheBehaviors"][0]["ResponseHeadersPolicyId"]
    with pytest.raises(AssertionError):
        _headers(planted)


def _directives(installation):
    return dict(part.strip().split(" ", 1) for part in content_security_policy(installation).split(";"))


def test_nothing_inline_and_nothing_foreign_runs_on_a_page():
    directives = _directives(BARE)
    assert directives.pop("default-src") == "'none'"
    assert set(directives.values()) == {"'self'", "'none'"}
    assert {directives[name] for name in ("base-uri", "form-action", "frame-ancestors")} == {"'none'"}


def test_a_page_speaks_to_the_sign_in_pages_and_the_documents_which_it_frames_and_nothing_else_foreign():
    documents = ("https://documents.example", "https://documents.other.example")
    told = _directives(Installation(StaffSignIn("https://sign-in.example", "client"), documents))
    assert told == _directives(BARE) | {
        "connect-src": " ".join(("'self'", "https://sign-in.example", *documents)),
        "frame-src": " ".join(documents),
    }


@IN_AWS
def test_the_pages_are_read_by_this_distribution_alone(synthesised, stage):
    template = synthesised(stage)
    (bucket,) = [b["Properties"] for name, b in template.of("S3::Bucket").items() if name.startswith("Pages")]
    assert all(bucket["PublicAccessBlockConfiguration"].values())
    assert {str(statement["Principal"]) for statement in _allowed(template)} == {
        "{'Service': 'cloudfront.amazonaws.com'}"
    }
    for statement in _allowed(template):
        assert set(statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]) <= {
            "s3:GetObject",
            "s3:ListBucket",
        }
        assert "Distribution" in str(statement["Condition"]["StringEquals"]["AWS:SourceArn"])


@IN_AWS
def test_the_api_is_passed_on_whole_and_never_cached(synthesised, stage):
    distribution = _distribution(synthesised(stage))
    (api,) = distribution["CacheBehaviors"]
    assert (api["PathPattern"], api["CachePolicyId"], api["OriginRequestPolicyId"]) == (
        "/v1/*",
        NOTHING_CACHED,
        ALL_BUT_HOST,
    )
    assert set(api["AllowedMethods"]) == {"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"}
    assert api["ViewerProtocolPolicy"] == "https-only"
    (origin,) = [origin for origin in distribution["Origins"] if origin["Id"] == api["TargetOriginId"]]
    assert "GatewayApi" in str(origin["DomainName"]) and "execute-api" in str(origin["DomainName"])
    assert origin["CustomOriginConfig"] == {"OriginProtocolPolicy": "https-only", "OriginSSLProtocols": ["TLSv1.2"]}


@IN_AWS
def test_the_access_log_is_kept_as_long_as_the_stage_says_and_no_longer(synthesised, stage):
    template = synthesised(stage)
    logging = _distribution(template)["Logging"]
    assert logging["IncludeCookies"] is False
    log = template.resources[logging["Bucket"]["Fn::GetAtt"][0]]["Properties"]
    (rule,) = log["LifecycleConfiguration"]["Rules"]
    assert (rule["ExpirationInDays"], rule["Status"]) == (template.stage.log_retention_days, "Enabled")


def test_with_a_certificate_it_has_the_service_s_name_and_modern_tls(package, tmp_path):
    app = App(outdir=str(tmp_path))
    assemble(app, replace(STAGES["staging"], edge_certificate_arn=CERTIFICATE), FUNCTIONS, package)
    app.synth()
    edge = json.loads((tmp_path / "ParentBinding-staging-Edge.template.json").read_text())
    (found,) = [r["Properties"] for r in edge["Resources"].values() if r["Type"] == "AWS::CloudFront::Distribution"]
    assert found["DistributionConfig"]["Aliases"] == ["staging.binding.example"]
    assert found["DistributionConfig"]["ViewerCertificate"] == {
        "AcmCertificateArn": CERTIFICATE,
        "MinimumProtocolVersion": "TLSv1.2_2021",
        "SslSupportMethod": "sni-only",
    }


def _uploads(template):
    """What uploads the pages: properties by their place in the bucket."""
    uploads = [r for r in template.resources.values() if r["Type"] == "Custom::CDKBucketDeployment"]
    return {upload["Properties"].get("DestinationBucketKeyPrefix", ""): upload for upload in uploads}


def _sources(template, upload):
    """The folders that an upload is of, each with what takes the place of a marker in its files."""
    properties = upload["Properties"]
    folders = [template.directory / f"asset.{key.removesuffix('.zip')}" for key in properties["SourceObjectKeys"]]
    return dict(zip(folders, properties.get("SourceMarkers", [{}] * len(folders)), strict=True))


def _uploaded(template):
    """Published file → its ``cache-control``."""
    found = {}
    for place, upload in _uploads(template).items():
        caches = upload["Properties"]["SystemMetadata"]["cache-control"]
        for folder in _sources(template, upload):
            files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
            found |= {f"/{(place / path).as_posix()}": caches for path in files}
    return found


def test_what_is_uploaded_is_what_is_published_under_its_caching(production_template):
    uploaded = _uploaded(production_template)
    assert uploaded == {file: caching(file) for file in (*published(), CONFIG)}
    assert uploaded["/verify/index.html"] == uploaded["/apply/index.html"] == uploaded[CONFIG] == ASKED_EACH_TIME
    assert {caches for file, caches in uploaded.items() if file.startswith("/assets/")} == {KEPT}


@IN_AWS
def test_the_pages_are_told_of_their_installation(synthesised, stage):
    template = synthesised(stage)
    ((folder, markers),) = [
        (folder, markers)
        for upload in _uploads(template).values()
        for folder, markers in _sources(template, upload).items()
        if (folder / "config.json").exists()
    ]
    text = (folder / "config.json").read_text()
    for marker, value in markers.items():
        text = text.replace(marker, _plain(value))
    told = _installation(template)
    sandbox = template.stage.sandbox_domain
    assert json.loads(text) == {
        "staff_sign_in": told.staff_sign_in._asdict(),
        "sandbox": {"domain": sandbox, "code": policy.SANDBOX_CODE} if sandbox else None,
    }


def test_a_release_keeps_the_files_that_pages_of_the_last_one_ask_for(production_template):
    uploads = _uploads(production_template)
    hashed, others = uploads["assets"], uploads[""]
    assert hashed["Properties"]["Prune"] is False
    assert (others["Properties"]["Prune"], others["Properties"]["Exclude"]) == (True, ["assets/*"])
    assert set(others["DependsOn"]) & {name for name, r in production_template.resources.items() if r == hashed}


def test_only_files_of_a_published_kind_are_published(tmp_path):
    for name in ("verify/index.html", "verify/notes.md", "verify/a.js.map", "package.json", ".env", "design/a.css"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    assert list(published(tmp_path)) == ["/design/a.css", "/verify/index.html"]
    assert {kind for kind in MEDIA_TYPES if any(path.name.endswith(kind) for path in published().values())} == set(
        MEDIA_TYPES
    )


def test_the_edge_names_files_by_the_rule_of_the_local_site():
    assert {path: file_of(path) for path in PATHS} == PATHS
    program = (ROOT / "infra" / "constructs" / "rewriting.js").read_text() + (
        "console.log(JSON.stringify(JSON.parse(process.argv[1]).map(uri => handler({request: {uri}}).uri)))"
    )
    done = subprocess.run(["node", "-e", program, json.dumps(list(PATHS))], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == list(PATHS.values())


def test_the_local_stage_has_no_edge(local_template):
    assert local_template.of("CloudFront::Distribution") == {}
