"""Pools: the two Cognito user pools, staff and families, which never share a token."""

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from infra.stages.settings import Stage
from shared.domain import policy

_SESSION = Duration.hours(1)


def staff_page(origin: str) -> str:
    """The address of the teachers' page, to which the sign-in pages send them back, in and out."""
    return f"{origin}/staff/"


class StaffPool(Construct):
    """Teachers and registrars; accounts are made by the roster import.

    The web app signs in by authorization code with PKCE: a public client, as a browser keeps no secret. Its tokens
    carry no scope that could change the account.
    """

    def __init__(self, scope: Construct, name: str, stage: Stage) -> None:
        super().__init__(scope, name)
        self.pool = _pool(self, stage)
        self.domain = self.pool.add_domain(
            "Domain", cognito_domain=cognito.CognitoDomainOptions(domain_prefix=stage.staff_domain_prefix)
        )
        self.client = self.pool.add_client(
            "Web",
            generate_secret=False,
            auth_flows=cognito.AuthFlow(admin_user_password=stage.admin_sign_in),
            o_auth=cognito.OAuthSettings(
                flows=cognito.OAuthFlows(authorization_code_grant=True),
                scopes=[cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE],
                callback_urls=[staff_page(stage.service_origin)],
                logout_urls=[staff_page(stage.service_origin)],
            ),
            access_token_validity=_SESSION,
            id_token_validity=_SESSION,
            refresh_token_validity=Duration.hours(10),
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
        )


class FamilyPool(Construct):
    """Guardians; accounts are made on approval, and only our own functions sign in, with the client's secret."""

    def __init__(self, scope: Construct, name: str, stage: Stage) -> None:
        super().__init__(scope, name)
        self.pool = _pool(self, stage)
        self.client = self.pool.add_client(
            "Service",
            generate_secret=True,
            auth_flows=cognito.AuthFlow(admin_user_password=True),
            disable_o_auth=True,
            access_token_validity=_SESSION,
            id_token_validity=_SESSION,
            refresh_token_validity=Duration.days(1),
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
        )


def _pool(scope: Construct, stage: Stage) -> cognito.UserPool:
    # The user name is an opaque keyed id, so that the e-mail can change; one signs in with either. Length is the whole
    # rule for passwords (NIST SP 800-63B): composition rules only make them guessable.
    return cognito.UserPool(
        scope,
        "Pool",
        self_sign_up_enabled=False,
        sign_in_aliases=cognito.SignInAliases(username=True, email=True),
        sign_in_case_sensitive=False,
        password_policy=cognito.PasswordPolicy(
            min_length=policy.PASSWORD_MIN_CHARACTERS,
            require_digits=False,
            require_lowercase=False,
            require_uppercase=False,
            require_symbols=False,
            temp_password_validity=Duration.days(policy.INITIAL_PASSWORD_DAYS),
        ),
        mfa=cognito.Mfa.OPTIONAL,
        mfa_second_factor=cognito.MfaSecondFactor(otp=True, sms=False),
        account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
        deletion_protection=stage.retained,
        removal_policy=RemovalPolicy.RETAIN if stage.retained else RemovalPolicy.DESTROY,
    )
