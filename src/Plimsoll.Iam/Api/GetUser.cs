using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api;

/// <summary>Input of <c>iam:GetUser</c>.</summary>
internal sealed record GetUserRequest
{
    /// <summary>The user; absent for the caller.</summary>
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}

/// <summary>Output of <c>iam:GetUser</c>.</summary>
internal sealed record GetUserResponse
{
    public User? User { get; init; }
}

/// <summary>A user as IAM shows it. Of the root user IAM shows neither path nor name.</summary>
internal sealed record User
{
    public string? Path { get; init; }

    public string? UserName { get; init; }

    public string? UserId { get; init; }

    public string? Arn { get; init; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreateDate { get; init; }
}
