using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Output of <c>CreateInstanceProfile</c> and <c>GetInstanceProfile</c>.</summary>
internal sealed record InstanceProfileResponse
{
    public InstanceProfile? InstanceProfile { get; init; }
}
