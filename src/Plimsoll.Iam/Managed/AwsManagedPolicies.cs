using System.Collections.Frozen;

namespace Plimsoll.Iam.Managed;

/// <summary>
/// The policies of AWS that exist in every account, as AWS had them when this list was made
/// (docs.aws.amazon.com/aws-managed-policy/latest/reference). Their documents are resources, read when first asked for.
/// </summary>
internal static class AwsManagedPolicies
{
    /// <summary>What begins the ARN of each.</summary>
    public const string ArnPrefix = "arn:aws:iam::aws:policy";

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<AwsManagedPolicy> All { get; } =
    [
        new("AWSApplicationAutoscalingECSServicePolicy", "/aws-service-role/", "v3", "2017-10-25T23:53:08Z", "2026-05-20T21:27:13Z"),
        new("AWSCloudMapDiscoverInstanceAccess", "/", "v2", "2018-11-29T00:02:42Z", "2023-09-20T21:48:09Z"),
        new("AWSCloudMapFullAccess", "/", "v2", "2018-11-28T23:57:31Z", "2020-07-29T19:15:35Z"),
        new("AWSCloudMapReadOnlyAccess", "/", "v2", "2018-11-28T23:45:26Z", "2023-09-20T21:47:45Z"),
        new("AWSCloudMapRegisterInstanceAccess", "/", "v3", "2018-11-29T00:04:57Z", "2023-09-20T21:47:06Z"),
        new("AWSCodeDeployRoleForECS", "/", "v3", "2018-11-27T20:40:57Z", "2019-09-23T22:37:46Z"),
        new("AWSCodeDeployRoleForECSLimited", "/", "v3", "2018-11-27T20:42:42Z", "2019-09-23T22:10:29Z"),
        new("AWSSecretsManagerClientReadOnlyAccess", "/", "v4", "2025-11-05T20:04:08Z", "2026-06-02T20:42:11Z"),
        new("AWSXRayDaemonWriteAccess", "/", "v2", "2018-08-28T23:00:33Z", "2024-02-13T21:58:30Z"),
        new("AdministratorAccess", "/", "v1", "2015-02-06T18:39:46Z", "2015-02-06T18:39:46Z"),
        new("AmazonDynamoDBFullAccess", "/", "v15", "2015-02-06T18:40:11Z", "2021-01-29T17:38:30Z"),
        new("AmazonEC2ContainerRegistryFullAccess", "/", "v3", "2015-12-21T17:06:48Z", "2020-12-05T00:04:19Z"),
        new("AmazonEC2ContainerRegistryPowerUser", "/", "v3", "2015-12-21T17:05:33Z", "2019-12-10T20:48:08Z"),
        new("AmazonEC2ContainerRegistryPullOnly", "/", "v1", "2024-10-04T16:58:49Z", "2024-10-04T16:58:49Z"),
        new("AmazonEC2ContainerRegistryReadOnly", "/", "v3", "2015-12-21T17:04:15Z", "2019-12-10T20:56:32Z"),
        new("AmazonEC2ContainerServiceAutoscaleRole", "/service-role/", "v2", "2016-05-12T23:25:44Z", "2018-02-05T19:15:15Z"),
        new("AmazonEC2ContainerServiceEventsRole", "/service-role/", "v3", "2017-05-30T16:51:35Z", "2023-03-06T22:25:12Z"),
        new("AmazonEC2ContainerServiceRole", "/service-role/", "v2", "2015-04-09T16:14:19Z", "2016-08-11T13:08:01Z"),
        new("AmazonEC2ContainerServiceforEC2Role", "/service-role/", "v10", "2015-03-19T18:45:18Z", "2026-02-12T17:59:52Z"),
        new("AmazonEC2FullAccess", "/", "v5", "2015-02-06T18:40:15Z", "2018-11-27T02:16:56Z"),
        new("AmazonEC2ReadOnlyAccess", "/", "v5", "2015-02-06T18:40:17Z", "2026-02-12T18:03:17Z"),
        new("AmazonECSComputeServiceRolePolicy", "/aws-service-role/", "v6", "2025-03-24T17:37:06Z", "2026-02-12T17:57:51Z"),
        new("AmazonECSInfrastructureRolePolicyForLoadBalancers", "/", "v6", "2025-07-17T16:37:07Z", "2026-02-12T18:01:05Z"),
        new("AmazonECSInfrastructureRolePolicyForManagedInstances", "/", "v11", "2025-09-26T18:04:07Z", "2026-02-26T18:27:10Z"),
        new("AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity", "/service-role/", "v4", "2024-01-19T20:08:36Z", "2026-02-12T18:02:05Z"),
        new("AmazonECSInfrastructureRolePolicyForVolumes", "/service-role/", "v5", "2024-01-10T22:56:41Z", "2026-02-12T18:02:34Z"),
        new("AmazonECSInfrastructureRolePolicyForVpcLattice", "/", "v1", "2024-11-15T20:02:55Z", "2024-11-15T20:02:55Z"),
        new("AmazonECSInfrastructureRoleforExpressGatewayServices", "/service-role/", "v6", "2025-11-12T20:34:08Z", "2026-02-12T18:01:54Z"),
        new("AmazonECSInstanceRolePolicyForManagedInstances", "/", "v4", "2025-09-26T23:49:07Z", "2026-07-02T02:57:22Z"),
        new("AmazonECSServiceRolePolicy", "/aws-service-role/", "v24", "2017-10-14T01:18:58Z", "2026-04-22T23:12:09Z"),
        new("AmazonECSTaskExecutionRolePolicy", "/service-role/", "v1", "2017-11-16T18:48:22Z", "2017-11-16T18:48:22Z"),
        new("AmazonECS_FullAccess", "/", "v21", "2017-11-07T21:36:54Z", "2024-08-13T19:39:37Z"),
        new("AmazonElasticFileSystemClientFullAccess", "/", "v1", "2020-01-13T16:27:00Z", "2020-01-13T16:27:00Z"),
        new("AmazonElasticFileSystemClientReadOnlyAccess", "/", "v1", "2020-01-13T16:24:36Z", "2020-01-13T16:24:36Z"),
        new("AmazonElasticFileSystemClientReadWriteAccess", "/", "v1", "2020-01-13T16:21:55Z", "2020-01-13T16:21:55Z"),
        new("AmazonElasticFileSystemFullAccess", "/", "v10", "2015-05-27T16:22:28Z", "2024-11-07T19:34:20Z"),
        new("AmazonElasticFileSystemReadOnlyAccess", "/", "v9", "2015-05-27T16:25:25Z", "2024-11-07T19:39:56Z"),
        new("AmazonEventBridgeFullAccess", "/", "v7", "2019-07-11T14:08:55Z", "2026-02-12T17:58:25Z"),
        new("AmazonEventBridgeSchedulerFullAccess", "/", "v4", "2022-11-10T18:37:25Z", "2026-02-12T18:03:15Z"),
        new("AmazonS3FullAccess", "/", "v2", "2015-02-06T18:40:58Z", "2021-09-27T20:16:37Z"),
        new("AmazonS3ReadOnlyAccess", "/", "v3", "2015-02-06T18:40:59Z", "2023-08-10T21:31:39Z"),
        new("AmazonSNSFullAccess", "/", "v2", "2015-02-06T18:41:05Z", "2024-09-24T22:32:05Z"),
        new("AmazonSQSFullAccess", "/", "v1", "2015-02-06T18:41:07Z", "2015-02-06T18:41:07Z"),
        new("AmazonSSMFullAccess", "/", "v4", "2015-05-29T17:39:47Z", "2019-11-20T20:08:56Z"),
        new("AmazonSSMManagedInstanceCore", "/", "v2", "2019-03-15T17:22:12Z", "2019-05-23T16:54:21Z"),
        new("AmazonSSMReadOnlyAccess", "/", "v1", "2015-05-29T17:44:19Z", "2015-05-29T17:44:19Z"),
        new("AmazonVPCFullAccess", "/", "v13", "2015-02-06T18:41:16Z", "2026-02-12T18:00:44Z"),
        new("AmazonVPCReadOnlyAccess", "/", "v12", "2015-02-06T18:41:17Z", "2026-02-12T17:58:19Z"),
        new("AutoScalingFullAccess", "/", "v2", "2017-01-12T19:31:58Z", "2018-02-06T21:59:13Z"),
        new("AutoScalingReadOnlyAccess", "/", "v1", "2017-01-12T19:39:35Z", "2017-01-12T19:39:35Z"),
        new("AutoScalingServiceRolePolicy", "/aws-service-role/", "v10", "2018-01-08T23:10:55Z", "2025-11-12T18:19:06Z"),
        new("CloudWatchAgentAdminPolicy", "/", "v2", "2018-03-07T00:52:31Z", "2024-02-05T20:59:57Z"),
        new("CloudWatchAgentServerPolicy", "/", "v3", "2018-03-07T01:06:44Z", "2024-02-06T16:37:37Z"),
        new("CloudWatchFullAccess", "/", "v4", "2015-02-06T18:40:00Z", "2022-11-27T13:23:49Z"),
        new("CloudWatchFullAccessV2", "/", "v16", "2023-08-01T11:32:57Z", "2026-06-08T13:27:16Z"),
        new("CloudWatchLogsFullAccess", "/", "v8", "2015-02-06T18:40:02Z", "2026-02-12T18:00:33Z"),
        new("CloudWatchLogsReadOnlyAccess", "/", "v12", "2015-02-06T18:40:03Z", "2026-02-12T17:59:13Z"),
        new("CloudWatchReadOnlyAccess", "/", "v24", "2015-02-06T18:40:01Z", "2026-02-12T18:01:50Z"),
        new("ElasticLoadBalancingFullAccess", "/", "v9", "2018-09-20T20:42:07Z", "2026-02-23T18:57:07Z"),
        new("ElasticLoadBalancingReadOnly", "/", "v3", "2018-09-20T20:17:09Z", "2023-11-26T18:15:46Z"),
        new("IAMFullAccess", "/", "v2", "2015-02-06T18:40:38Z", "2019-06-21T19:40:00Z"),
        new("IAMReadOnlyAccess", "/", "v4", "2015-02-06T18:40:39Z", "2018-01-25T19:11:27Z"),
        new("IAMUserChangePassword", "/", "v5", "2016-11-15T00:25:16Z", "2026-02-12T17:58:57Z"),
        new("PowerUserAccess", "/", "v12", "2015-02-06T18:39:47Z", "2026-02-12T17:59:14Z"),
        new("ReadOnlyAccess", "/", "v188", "2015-02-06T18:39:48Z", "2026-07-21T18:42:30Z"),
        new("SecretsManagerReadWrite", "/", "v6", "2018-04-04T18:05:29Z", "2026-08-25T23:37:10Z"),
        new("ViewOnlyAccess", "/job-function/", "v45", "2016-11-10T17:20:15Z", "2026-04-22T18:12:21Z"),
    ];

    private static readonly FrozenDictionary<string, AwsManagedPolicy> ByArn = All.ToFrozenDictionary(policy => policy.Arn, StringComparer.Ordinal);

    /// <summary>True for the ARN of a policy of AWS, here or not.</summary>
    public static bool IsArn(string arn) => arn.StartsWith(ArnPrefix + "/", StringComparison.Ordinal);

    /// <summary>The policy of an ARN, or null.</summary>
    public static AwsManagedPolicy? Find(string arn) => ByArn.GetValueOrDefault(arn);
}
