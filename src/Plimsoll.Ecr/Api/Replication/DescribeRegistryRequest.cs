namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Input of <c>DescribeRegistry</c>.</summary>
internal sealed record DescribeRegistryRequest;
