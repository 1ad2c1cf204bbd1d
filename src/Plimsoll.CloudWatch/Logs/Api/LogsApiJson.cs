using System.Text.Json.Serialization;
using Plimsoll.CloudWatch.Logs.Api.Events;
using Plimsoll.CloudWatch.Logs.Api.Filters;
using Plimsoll.CloudWatch.Logs.Api.Groups;
using Plimsoll.CloudWatch.Logs.Api.Streams;
using Plimsoll.CloudWatch.Logs.Api.Tags;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>How the inputs and outputs of the CloudWatch Logs API are read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateLogGroupRequest))]
[JsonSerializable(typeof(CreateLogGroupResponse))]
[JsonSerializable(typeof(CreateLogStreamRequest))]
[JsonSerializable(typeof(CreateLogStreamResponse))]
[JsonSerializable(typeof(DeleteLogGroupRequest))]
[JsonSerializable(typeof(DeleteLogGroupResponse))]
[JsonSerializable(typeof(DeleteLogStreamRequest))]
[JsonSerializable(typeof(DeleteLogStreamResponse))]
[JsonSerializable(typeof(DeleteRetentionPolicyRequest))]
[JsonSerializable(typeof(DeleteRetentionPolicyResponse))]
[JsonSerializable(typeof(DescribeLogGroupsRequest))]
[JsonSerializable(typeof(DescribeLogGroupsResponse))]
[JsonSerializable(typeof(DescribeLogStreamsRequest))]
[JsonSerializable(typeof(DescribeLogStreamsResponse))]
[JsonSerializable(typeof(FilterLogEventsRequest))]
[JsonSerializable(typeof(FilterLogEventsResponse))]
[JsonSerializable(typeof(GetLogEventsRequest))]
[JsonSerializable(typeof(GetLogEventsResponse))]
[JsonSerializable(typeof(ListTagsForResourceRequest))]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(ListTagsLogGroupRequest))]
[JsonSerializable(typeof(ListTagsLogGroupResponse))]
[JsonSerializable(typeof(PutLogEventsRequest))]
[JsonSerializable(typeof(PutLogEventsResponse))]
[JsonSerializable(typeof(PutLogGroupDeletionProtectionRequest))]
[JsonSerializable(typeof(PutLogGroupDeletionProtectionResponse))]
[JsonSerializable(typeof(PutRetentionPolicyRequest))]
[JsonSerializable(typeof(PutRetentionPolicyResponse))]
[JsonSerializable(typeof(TagLogGroupRequest))]
[JsonSerializable(typeof(TagLogGroupResponse))]
[JsonSerializable(typeof(TagResourceRequest))]
[JsonSerializable(typeof(TagResourceResponse))]
[JsonSerializable(typeof(TestMetricFilterRequest))]
[JsonSerializable(typeof(TestMetricFilterResponse))]
[JsonSerializable(typeof(UntagLogGroupRequest))]
[JsonSerializable(typeof(UntagLogGroupResponse))]
[JsonSerializable(typeof(UntagResourceRequest))]
[JsonSerializable(typeof(UntagResourceResponse))]
internal sealed partial class LogsApiJson : JsonSerializerContext;
