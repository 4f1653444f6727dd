"""Pools: the two Cognito user pools, staff and families, which never share a token."""

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from infra.stages.settings import Stage
from shared.domain import policy

_SESSION = Duration.hours(1)
# Read on a phone, perhaps by someone who expects nothing: who writes, what to do, until when.
_INVITATION = """<p>您好：</p>
<p>學校或臺北市政府教育局已為您開通「親子綁定」教職員帳號。請到 <a href="{page}">{page}</a>，
以這個電子信箱（或代號 {{username}}）與下列初次密碼登入，並設定自己的密碼。</p>
<p>初次密碼：<code>{{####}}</code></p>
<p>初次密碼 {days} 天內有效；逾期請洽學校教務處註冊組。</p>
<p>Your school, or the city's Department of Education, has opened a staff account of the parent–child binding service
for you. Sign in at the address above with this e-mail address and the first password, and choose a password of your
own within {days} days.</p>"""


def staff_page(origin: str) -> str:
    """The address of the teachers' page, to which the sign-in pages send them back, in and out."""
    return f"{origin}/staff/"


class StaffPool(Construct):
    """Teachers, registrars and administrators; accounts are made by the roster import and by assignments, and Cognito
    mails each its first password.

    The web app signs in by authorization code with PKCE: a public client, as a browser keeps no secret. Its tokens
    carry no scope that could change the account.
    """

    def __init__(self, scope: Construct, name: str, stage: Stage) -> None:
        super().__init__(scope, name)
        invitation = cognito.UserInvitationConfig(
            email_subject="親子綁定教職員帳號開通 Your staff account",
            email_body=_INVITATION.format(page=staff_page(stage.service_origin), days=policy.INITIAL_PASSWORD_DAYS),
        )
        self.pool = _pool(self, stage, invitation)
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


def _pool(scope: Construct, stage: Stage, invitation: cognito.UserInvitationConfig | None = None) -> cognito.UserPool:
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
        user_invitation=invitation,
        email=_sender(stage),
        account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
        deletion_protection=stage.retained,
        removal_policy=RemovalPolicy.RETAIN if stage.retained else RemovalPolicy.DESTROY,
    )


def _sender(stage: Stage) -> cognito.UserPoolEmail | None:
    """The service's own sender: Cognito's would stop at 50 messages a day. The local engine has but its own."""
    if not stage.in_aws:
        return None
    return cognito.UserPoolEmail.with_ses(
        from_email=stage.email_sender,
        ses_region=stage.region,
        ses_verified_domain=stage.email_sender.partition("@")[2],
    )
