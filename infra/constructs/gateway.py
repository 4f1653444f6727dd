"""Gateway: the HTTP API whose routes, authorizer and throttles are the endpoints' declarations."""

import json
from collections.abc import Iterable

from aws_cdk import Duration
from aws_cdk import aws_apigatewayv2 as apigateway
from aws_cdk import aws_apigatewayv2_authorizers as authorizers
from aws_cdk import aws_apigatewayv2_integrations as integrations
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_lambda as awslambda
from aws_cdk import aws_logs as logs
from constructs import Construct

from infra.openapi_parts import HEADERS, PARAMETERS
from infra.stages.settings import Stage
from shared.api.endpoint import Caller, Endpoint, Rate

_ALWAYS_SENT = ("authorization", "content-type")
# Routes without a rate of their own: only the fallback.
_UNMATCHED_RATE = Rate(per_second=20, burst=40)
# Ids, sizes and times. No address, no query, no path values.
_ACCESS_LOG = {
    "request_id": "$context.requestId",
    "at": "$context.requestTimeEpoch",
    "route": "$context.routeKey",
    "status": "$context.status",
    "latency_ms": "$context.responseLatency",
    "function_ms": "$context.integrationLatency",
    "bytes": "$context.responseLength",
}


class Gateway(Construct):
    """The API. Add routes with ``serve``, then the rest with ``open``."""

    def __init__(
        self, scope: Construct, name: str, *, stage: Stage, pool: cognito.IUserPool, client: cognito.IUserPoolClient
    ) -> None:
        super().__init__(scope, name)
        self.api = apigateway.HttpApi(
            self,
            "Api",
            api_name=f"parent-binding-{stage.name}",
            create_default_stage=False,
            cors_preflight=_cors(stage),
        )
        self._staff = authorizers.HttpUserPoolAuthorizer(
            "staff", pool, user_pool_clients=[client], user_pool_region=stage.region
        )
        self._routes: list[apigateway.HttpRoute] = []
        self._rates: dict[str, Rate] = {}

    def serve(self, endpoints: Iterable[Endpoint], function: awslambda.IFunction) -> None:
        """Route each endpoint to ``function``; staff endpoints only with a token of the staff pool."""
        calling = self._calling(function)
        for endpoint in endpoints:
            authorizer = self._staff if endpoint.caller is Caller.STAFF else apigateway.HttpNoneAuthorizer()
            key = apigateway.HttpRouteKey.with_(endpoint.path, apigateway.HttpMethod[endpoint.method])
            self._route(endpoint.operation_id, key, calling, authorizer)
            self._rates[endpoint.route_key] = endpoint.rate

    def open(self, fallback: awslambda.IFunction, access_log: logs.ILogGroup) -> apigateway.HttpStage:
        """Send what no route matches to ``fallback``, and make the stage with the rate of every route."""
        none = apigateway.HttpNoneAuthorizer()
        self._route("unmatched", apigateway.HttpRouteKey.DEFAULT, self._calling(fallback), none)
        stage = apigateway.HttpStage(
            self,
            "Stage",
            http_api=self.api,
            stage_name="$default",
            auto_deploy=True,
            throttle=apigateway.ThrottleSettings(
                rate_limit=_UNMATCHED_RATE.per_second, burst_limit=_UNMATCHED_RATE.burst
            ),
        )
        stage.node.default_child.access_log_settings = apigateway.CfnStage.AccessLogSettingsProperty(
            destination_arn=access_log.log_group_arn, format=json.dumps(_ACCESS_LOG)
        )
        stage.node.default_child.route_settings = {
            key: {"ThrottlingRateLimit": rate.per_second, "ThrottlingBurstLimit": rate.burst}
            for key, rate in self._rates.items()
        }
        stage.node.add_dependency(*self._routes)
        return stage

    def _calling(self, function: awslambda.IFunction) -> integrations.HttpLambdaIntegration:
        """One for all routes of a function: a stack holds 500 resources at most."""
        return integrations.HttpLambdaIntegration(
            f"Call-{function.node.path}", function, scope_permission_to_route=False
        )

    def _route(
        self,
        name: str,
        key: apigateway.HttpRouteKey,
        calling: integrations.HttpLambdaIntegration,
        authorizer: apigateway.IHttpRouteAuthorizer,
    ) -> None:
        route = apigateway.HttpRoute(
            self,
            f"Route-{name}",
            http_api=self.api,
            route_key=key,
            integration=calling,
            authorizer=authorizer,
        )
        self._routes.append(route)


def _cors(stage: Stage) -> apigateway.CorsPreflightOptions:
    method = apigateway.CorsHttpMethod
    return apigateway.CorsPreflightOptions(
        allow_origins=list(stage.cors_origins),
        allow_headers=sorted({*_ALWAYS_SENT, *PARAMETERS}),
        allow_methods=[method.DELETE, method.GET, method.POST, method.PUT],
        expose_headers=sorted(name.lower() for name in HEADERS),
        max_age=Duration.hours(1),
    )
