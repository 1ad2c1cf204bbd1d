using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.AccessKeys;

/// <summary>Output of <c>GetAccessKeyLastUsed</c>.</summary>
internal sealed record GetAccessKeyLastUsedResponse
{
    public AccessKeyLastUsed? AccessKeyLastUsed { get; init; }

    public string? UserName { get; init; }
}
