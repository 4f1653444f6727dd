"""Stateful stack: what must outlive every release. Nothing here knows a function."""

from aws_cdk import CfnOutput, Duration, Environment, RemovalPolicy, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.constructs.origin_key import OriginKeys
from infra.constructs.permissions import LEADING, LEADING_KEYS, refusal
from infra.constructs.pools import FamilyPool, StaffPool
from infra.constructs.wiring import Resource
from infra.stages.settings import Stage
from shared.domain import policy
from shared.persistence import archive, keys
from shared.persistence.audit_chain import CHAIN
from shared.persistence.event_bus import SOURCE

# Each makes MACs that must not be made with another: who may guess a code may not find a national ID.
MAC_KEYS = (
    "code_key",
    "contact_key",
    "address_key",
    "field_key",
    "form_key",
    "session_key",
    "identity_key",
    "password_key",
    "link_key",
    "service_key",
    "subject_key",
    "webhook_key",
)
_DELETING = ("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention")
# Such a write replaces what stands.
_WITHOUT_CARE = {"Null": {"s3:if-none-match": "true"}}
_LOGS_KEPT = Duration.days(365)
_REPLACED_KEPT_DAYS = 30


class Stateful(Stack):
    """Table, documents, keys, user pools. ``resources`` are what functions may name in their ``uses``."""

    def __init__(self, scope: Construct, stage: Stage, env: Environment) -> None:
        super().__init__(
            scope,
            f"{stage.title}-Stateful",
            env=env,
            termination_protection=stage.retained,
            description=f"parent-binding {stage.name}: data, keys and accounts",
        )
        self._stage = stage
        self.documents_export = f"{stage.title}-DocumentsArn"
        self.audit_export = f"{stage.title}-AuditArn"
        self._removal = RemovalPolicy.RETAIN if stage.retained else RemovalPolicy.DESTROY
        self.data_key = self._data_key()
        self.table = self._table()
        self._bucket_log = self._log_of_buckets()
        self.documents = self._documents()
        self.audit = self._audit()
        self.staff = StaffPool(self, "StaffPool", stage)
        self.family = FamilyPool(self, "FamilyPool", stage)
        self.origin_keys = OriginKeys(self, "OriginKeys", stage)
        self.event_bus = self._event_bus()
        self.resources = self._resources() | self.origin_keys.resources
        # No resource: it issues the seal's certificates, and only the administrator may do that.
        self._authority_key = self._signing_key("authority_key")
        self._outputs()

    def _data_key(self) -> kms.Key:
        key = kms.Key(
            self,
            "DataKey",
            description=f"parent-binding {self._stage.name}: seals table, documents, queues and logs",
            enable_key_rotation=True,
            removal_policy=self._removal,
        )
        logs = f"arn:{self.partition}:logs:{self.region}:{self.account}:log-group:{self._stage.log_prefix}/*"
        key.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal(f"logs.{self.region}.amazonaws.com")],
                actions=["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                resources=["*"],
                conditions={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": logs}},
            )
        )
        return key

    def _table(self) -> dynamodb.Table:
        text = dynamodb.AttributeType.STRING
        table = dynamodb.Table(
            self,
            "Table",
            partition_key=dynamodb.Attribute(name=keys.PARTITION_KEY, type=text),
            sort_key=dynamodb.Attribute(name=keys.SORT_KEY, type=text),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            time_to_live_attribute=keys.TTL_ATTRIBUTE,
            stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
            encryption=dynamodb.TableEncryption.CUSTOMER_MANAGED,
            encryption_key=self.data_key,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            deletion_protection=self._stage.retained,
            removal_policy=self._removal,
        )
        table.add_global_secondary_index(
            index_name=keys.INDEX_NAME,
            partition_key=dynamodb.Attribute(name=keys.INDEX_PARTITION_KEY, type=text),
            sort_key=dynamodb.Attribute(name=keys.INDEX_SORT_KEY, type=text),
        )
        return table

    def _log_of_buckets(self) -> s3.Bucket:
        return s3.Bucket(
            self,
            "DocumentsLog",
            encryption=s3.BucketEncryption.S3_MANAGED,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=self._stage.in_aws,
            lifecycle_rules=[s3.LifecycleRule(expiration=_LOGS_KEPT)],
            removal_policy=self._removal,
        )

    def _documents(self) -> s3.Bucket:
        documents = s3.Bucket(
            self,
            "Documents",
            encryption=s3.BucketEncryption.KMS,
            encryption_key=self.data_key,
            bucket_key_enabled=True,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            enforce_ssl=self._stage.in_aws,
            versioned=self._stage.retained or bool(self._stage.form_lock_days),
            object_lock_enabled=bool(self._stage.form_lock_days),
            lifecycle_rules=self._forgetting(),
            # A roster goes there straight from the browser, by a signed form.
            cors=[
                s3.CorsRule(
                    allowed_methods=[s3.HttpMethods.POST],
                    allowed_origins=list(self._stage.cors_origins),
                    allowed_headers=["*"],
                )
            ],
            server_access_logs_bucket=self._bucket_log,
            server_access_logs_prefix="documents/",
            removal_policy=self._removal,
        )
        # Said here too, so that no function's declaration alone can open it.
        for actions, objects in ((_DELETING, "*"), (("s3:PutObject",), f"{archive.SEAL}/*")):
            documents.add_to_resource_policy(refusal(self, self._stage, actions, documents.arn_for_objects(objects)))
        return documents

    def _audit(self) -> s3.Bucket:
        """What staff saw and did. In compliance mode a lock holds against everyone, this account's owner too."""
        days = self._stage.audit_lock_days
        audit = s3.Bucket(
            self,
            "Audit",
            encryption=s3.BucketEncryption.KMS,
            encryption_key=self.data_key,
            bucket_key_enabled=True,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            enforce_ssl=self._stage.in_aws,
            versioned=self._stage.retained or bool(days),
            object_lock_default_retention=s3.ObjectLockRetention.compliance(Duration.days(days)) if days else None,
            server_access_logs_bucket=self._bucket_log,
            server_access_logs_prefix="audit/",
            removal_policy=self._removal,
        )
        audit.add_to_resource_policy(refusal(self, self._stage, _DELETING, audit.arn_for_objects("*")))
        links = audit.arn_for_objects(f"{CHAIN}/*")
        audit.add_to_resource_policy(refusal(self, self._stage, ("s3:PutObject",), links, _WITHOUT_CARE))
        return audit

    def _forgetting(self) -> list[s3.LifecycleRule]:
        """What a guardian handed in, and all that was made of it, goes when its time is over; certificates stay.

        A version that this leaves behind stays no longer than what it is a version of did.
        """
        replaced = Duration.days(_REPLACED_KEPT_DAYS)
        days = dict.fromkeys(archive.PERSONAL_PREFIXES, self._stage.form_kept_days) | archive.DAYS_KEPT
        forgotten = [
            s3.LifecycleRule(
                prefix=f"{prefix}/",
                expiration=Duration.days(number),
                noncurrent_version_expiration=Duration.days(min(number, _REPLACED_KEPT_DAYS)),
            )
            for prefix, number in days.items()
        ]
        return [s3.LifecycleRule(noncurrent_version_expiration=replaced), *forgotten]

    def _event_bus(self) -> events.EventBus:
        """Where the city's own systems hear of bindings: their rules outlive our releases."""
        name = f"parent-binding-{self._stage.name}"
        bus_arn = f"arn:{self.partition}:events:{self.region}:{self.account}:event-bus/{name}"
        self.data_key.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("events.amazonaws.com")],
                actions=["kms:DescribeKey", "kms:GenerateDataKey", "kms:Decrypt", "kms:ReEncrypt*"],
                resources=["*"],
                conditions={
                    "StringEquals": {
                        "aws:SourceAccount": self.account,
                        "kms:EncryptionContext:aws:events:event-bus:arn": bus_arn,
                    }
                },
            )
        )
        bus = events.EventBus(
            self,
            "EventBus",
            event_bus_name=name,
            description=f"parent-binding {self._stage.name}: bindings approved, changed and ended",
            kms_key=self.data_key,
        )
        bus.apply_removal_policy(self._removal)
        # The local engine's CloudFormation knows no archives.
        if self._stage.in_aws:
            events.CfnArchive(
                self,
                "EventArchive",
                source_arn=bus.event_bus_arn,
                event_pattern={"source": [SOURCE]},
                kms_key_identifier=self.data_key.key_arn,
                retention_days=policy.EVENT_DAYS,
            ).apply_removal_policy(self._removal)
        return bus

    def _resources(self) -> dict[str, Resource]:
        keys_ = {name: self._key(name, kms.KeySpec.HMAC_256, kms.KeyUsage.GENERATE_VERIFY_MAC) for name in MAC_KEYS}
        staff, family = (
            Resource({f"{name}_POOL_ID": made.pool.user_pool_id}, (made.pool.user_pool_arn,))
            for name, made in (("STAFF", self.staff), ("FAMILY", self.family))
        )
        return {
            **self._items(),
            **self._objects(),
            **self._links(),
            **keys_,
            "seal_key": self._signing_key("seal_key"),
            "event_bus": Resource({"EVENT_BUS_NAME": self.event_bus.event_bus_name}, (self.event_bus.event_bus_arn,)),
            "staff_pool": staff,
            "family_pool": family,
            "family_client": Resource({"FAMILY_CLIENT_ID": self.family.client.user_pool_client_id}),
        }

    def _items(self) -> dict[str, Resource]:
        """The table, and in it each kind of item for whoever calls with keys of that kind alone."""
        name, arn = {"TABLE_NAME": self.table.table_name}, self.table.table_arn
        kinds = {
            kind: Resource(
                name,
                (arn,),
                conditions={LEADING: {LEADING_KEYS: [f"{prefix}*" for prefix in prefixes]}},
                sealed_for="dynamodb",
            )
            for kind, prefixes in keys.ITEM_KINDS.items()
        }
        return {"table": Resource(name, (arn, f"{arn}/index/{keys.INDEX_NAME}"), sealed_for="dynamodb"), **kinds}

    def _objects(self) -> dict[str, Resource]:
        """The bucket, and in it each kind of object."""
        # Exported under a name of its own, by which the finding on "its objects" can be acknowledged exactly.
        arn = self.export_value(self.documents.bucket_arn, name=self.documents_export)
        objects = {prefix: Resource(arns=(f"{arn}/{prefix}/*",), sealed_for="s3") for prefix in archive.PREFIXES}
        # To list it: without that, an object that is not there looks like one that may not be read. No condition by
        # prefix: for a read, S3 does not say what prefix it would hold against it.
        return {"documents": Resource({"DOCUMENTS_BUCKET": self.documents.bucket_name}, (arn,)), **objects}

    def _links(self) -> dict[str, Resource]:
        """The bucket of the audit chain, and the chain's links in it."""
        arn = self.export_value(self.audit.bucket_arn, name=self.audit_export)
        name = {"AUDIT_BUCKET": self.audit.bucket_name}
        return {"audit": Resource(name, (arn,)), CHAIN: Resource(arns=(f"{arn}/{CHAIN}/*",), sealed_for="s3")}

    def _signing_key(self, name: str) -> Resource:
        return self._key(name, kms.KeySpec.ECC_NIST_P256, kms.KeyUsage.SIGN_VERIFY)

    def _key(self, name: str, spec: kms.KeySpec, usage: kms.KeyUsage) -> Resource:
        key = kms.Key(
            self,
            "".join(part.title() for part in name.split("_")),
            description=f"parent-binding {self._stage.name}: {name}",
            key_spec=spec,
            key_usage=usage,
            removal_policy=self._removal,
        )
        return Resource({f"{name.upper()}_ID": key.key_id}, (key.key_arn,))

    def _outputs(self) -> None:
        values = {
            "TableName": self.table.table_name,
            "DocumentsBucket": self.documents.bucket_name,
            "AuditBucket": self.audit.bucket_name,
            "EventBusName": self.event_bus.event_bus_name,
            "StaffPoolId": self.staff.pool.user_pool_id,
            "StaffClientId": self.staff.client.user_pool_client_id,
            "FamilyPoolId": self.family.pool.user_pool_id,
            "FamilyClientId": self.family.client.user_pool_client_id,
        }
        for key in (*(self.resources[name] for name in (*MAC_KEYS, "seal_key")), self._authority_key):
            for variable, value in key.variables.items():
                values["".join(part.title() for part in variable.split("_"))] = value
        for name, value in values.items():
            CfnOutput(self, name, value=value)
