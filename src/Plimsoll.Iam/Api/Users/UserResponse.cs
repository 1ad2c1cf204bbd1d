using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Output of <c>CreateUser</c> and <c>GetUser</c>.</summary>
internal sealed record UserResponse
{
    public User? User { get; init; }
}
