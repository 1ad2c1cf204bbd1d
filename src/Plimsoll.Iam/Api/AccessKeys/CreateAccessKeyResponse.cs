using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.AccessKeys;

/// <summary>Output of <c>CreateAccessKey</c>.</summary>
internal sealed record CreateAccessKeyResponse
{
    public AccessKey? AccessKey { get; init; }
}
