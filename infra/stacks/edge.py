"""Edge stack: CloudFront, which carries the pages and the API under the service's one origin. In AWS alone.

What may reach it is the firewall's to say, whose rules live in us-east-1, in a stack of their own.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from aws_cdk import CfnOutput, Duration, Environment, IgnoreMode, RemovalPolicy, Stack
from aws_cdk import aws_certificatemanager as certificates
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_deployment as deployment
from constructs import Construct

from infra.bootstrap import ROOT
from infra.constructs.functions import log_group
from infra.constructs.origin_key import sent_key
from infra.site import (
    API_PATHS,
    ASKED_EACH_TIME,
    CONFIG,
    HASHED,
    KEPT,
    MEDIA_TYPES,
    TRANSPORT_SECONDS,
    WEB,
    Installation,
    StaffSignIn,
    config,
    sandbox_of,
    security_headers,
)
from infra.stacks.firewall import Firewall
from infra.stacks.stateful import Stateful
from infra.stacks.stateless import Stateless
from infra.stages.settings import Stage
from shared.api.origin import ORIGIN_KEY

_REWRITING = ROOT / "infra" / "constructs" / "rewriting.js"
# Those that CloudFront has a field for, and refuses as headers of our own.
_OF_ITS_OWN = {
    "content-security-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
}


class Edge(Stack):
    """The distribution, the bucket of the pages, and what uploads them."""

    def __init__(
        self,
        scope: Construct,
        stage: Stage,
        env: Environment,
        *,
        stateful: Stateful,
        stateless: Stateless,
        firewall: Firewall,
    ) -> None:
        super().__init__(
            scope,
            f"{stage.title}-Edge",
            env=env,
            cross_region_references=True,
            description=f"parent-binding {stage.name}: pages and their origin",
        )
        self._stage = stage
        self._installation = _installation(stage, stateful)
        self._removal = RemovalPolicy.RETAIN if stage.retained else RemovalPolicy.DESTROY
        self.pages = self._bucket("Pages")
        self.access_log = self._bucket(
            "EdgeLog",
            # CloudFront hands its log over by an access control list.
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
            lifecycle_rules=[s3.LifecycleRule(expiration=Duration.days(stage.log_retention_days))],
        )
        self.distribution = self._distribution(stateless, firewall)
        self.upload = self._upload(log_group(self, "UploadLog", "upload", stage, stateful.data_key))
        CfnOutput(self, "SiteDomain", value=self.distribution.distribution_domain_name)

    def _bucket(self, name: str, **options: object) -> s3.Bucket:
        return s3.Bucket(
            self,
            name,
            encryption=s3.BucketEncryption.S3_MANAGED,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
            removal_policy=self._removal,
            **options,
        )

    def _upload(self, log: logs.ILogGroup) -> deployment.BucketDeployment:
        """Of all files; those named by their content first, so that no page names one that is not there yet."""
        # Nothing is pruned there: a page that is open in a browser still asks for the files of its own release.
        hashed = deployment.BucketDeployment(
            self,
            "HashedUpload",
            sources=[_published(WEB / HASHED)],
            destination_bucket=self.pages,
            destination_key_prefix=HASHED,
            prune=False,
            cache_control=[deployment.CacheControl.from_string(KEPT)],
            log_group=log,
        )
        others = deployment.BucketDeployment(
            self,
            "Upload",
            sources=[
                _published(WEB, f"/{HASHED}/"),
                # As text: of JSON data the CDK leaves out what is null.
                deployment.Source.data(CONFIG.removeprefix("/"), json.dumps(config(self._installation))),
            ],
            destination_bucket=self.pages,
            # Else its pruning would take the others'.
            exclude=[f"{HASHED}/*"],
            cache_control=[deployment.CacheControl.from_string(ASKED_EACH_TIME)],
            distribution=self.distribution,
            log_group=log,
        )
        others.node.add_dependency(hashed)
        return others

    def _distribution(self, stateless: Stateless, firewall: Firewall) -> cloudfront.Distribution:
        headers = _headers_policy(self, self._stage, security_headers(self._installation))
        return cloudfront.Distribution(
            self,
            "Distribution",
            comment=f"parent-binding {self._stage.name}",
            default_root_object="index.html",
            web_acl_id=firewall.web_acl.attr_arn,
            default_behavior=self._site(headers),
            additional_behaviors={API_PATHS: self._api(stateless, headers)},
            http_version=cloudfront.HttpVersion.HTTP2_AND_3,
            price_class=cloudfront.PriceClass.PRICE_CLASS_200,
            log_bucket=self.access_log,
            log_includes_cookies=False,
            **self._domain(),
        )

    def _domain(self) -> dict[str, object]:
        """The service's own name, once the stage names a certificate for it; CloudFront's until then."""
        if not self._stage.edge_certificate_arn:
            return {}
        arn = self._stage.edge_certificate_arn
        return {
            "domain_names": [urlsplit(self._stage.service_origin).hostname],
            "certificate": certificates.Certificate.from_certificate_arn(self, "Certificate", arn),
            "minimum_protocol_version": cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        }

    def _site(self, headers: cloudfront.ResponseHeadersPolicy) -> cloudfront.BehaviorOptions:
        rewriting = cloudfront.Function(
            self,
            "Rewriting",
            code=cloudfront.FunctionCode.from_file(file_path=str(_REWRITING)),
            runtime=cloudfront.FunctionRuntime.JS_2_0,
        )
        return cloudfront.BehaviorOptions(
            # With the right to list, a page that is not there is a 404 and not a 403.
            origin=origins.S3BucketOrigin.with_origin_access_control(
                self.pages, origin_access_levels=[cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST]
            ),
            viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            cache_policy=cloudfront.CachePolicy.CACHING_OPTIMIZED,
            response_headers_policy=headers,
            function_associations=[
                cloudfront.FunctionAssociation(
                    function=rewriting, event_type=cloudfront.FunctionEventType.VIEWER_REQUEST
                )
            ],
        )

    def _api(self, stateless: Stateless, headers: cloudfront.ResponseHeadersPolicy) -> cloudfront.BehaviorOptions:
        host = f"{stateless.gateway.api.api_id}.execute-api.{self._stage.region}.{self.url_suffix}"
        return cloudfront.BehaviorOptions(
            origin=origins.HttpOrigin(
                host,
                protocol_policy=cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
                origin_ssl_protocols=[cloudfront.OriginSslPolicy.TLS_V1_2],
                custom_headers={ORIGIN_KEY: sent_key(self._stage)},
            ),
            # A request in clear is refused, not redirected: what it carried is out already.
            viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
            allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
            cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
            # The gateway answers to its own name only.
            origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
            response_headers_policy=headers,
        )


def _published(folder: Path, *left_out: str) -> deployment.ISource:
    """The files in ``folder`` that ``infra.site.published`` names, but for those ``left_out``."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is missing: the site is not built")
    wanted = [f"!*{suffix}" for suffix in MEDIA_TYPES]
    return deployment.Source.asset(str(folder), exclude=["*", "!*/", *wanted, *left_out], ignore_mode=IgnoreMode.GIT)


def _installation(stage: Stage, stateful: Stateful) -> Installation:
    """What the pages of ``stage`` are told."""
    bucket = stateful.documents
    return Installation(
        staff_sign_in=StaffSignIn(stateful.staff.domain.base_url(), stateful.staff.client.user_pool_client_id),
        # Links are made to the first, which may send on to the second.
        documents_origins=(f"https://{bucket.bucket_domain_name}", f"https://{bucket.bucket_regional_domain_name}"),
        sandbox=sandbox_of(stage),
    )


def _headers_policy(scope: Construct, stage: Stage, headers: Mapping[str, str]) -> cloudfront.ResponseHeadersPolicy:
    others = {name: value for name, value in headers.items() if name not in _OF_ITS_OWN}
    return cloudfront.ResponseHeadersPolicy(
        scope,
        "Headers",
        response_headers_policy_name=f"{stage.title}-Headers",
        security_headers_behavior=cloudfront.ResponseSecurityHeadersBehavior(
            content_security_policy=cloudfront.ResponseHeadersContentSecurityPolicy(
                content_security_policy=headers["content-security-policy"], override=True
            ),
            content_type_options=cloudfront.ResponseHeadersContentTypeOptions(override=True),
            frame_options=cloudfront.ResponseHeadersFrameOptions(
                frame_option=cloudfront.HeadersFrameOption[headers["x-frame-options"]], override=True
            ),
            referrer_policy=cloudfront.ResponseHeadersReferrerPolicy(
                referrer_policy=_referrer_policy(headers["referrer-policy"]), override=True
            ),
            strict_transport_security=cloudfront.ResponseHeadersStrictTransportSecurity(
                access_control_max_age=Duration.seconds(TRANSPORT_SECONDS), include_subdomains=True, override=True
            ),
        ),
        custom_headers_behavior=cloudfront.ResponseCustomHeadersBehavior(
            custom_headers=[
                cloudfront.ResponseCustomHeader(header=name, value=value, override=True)
                for name, value in others.items()
            ]
        ),
    )


def _referrer_policy(value: str) -> cloudfront.HeadersReferrerPolicy:
    return cloudfront.HeadersReferrerPolicy[value.upper().replace("-", "_")]
