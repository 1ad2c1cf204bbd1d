using Plimsoll.Cells;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Api.Users;

/// <summary>The user that a call means, where it may be left out: then it is the caller.</summary>
internal static class CallingUser
{
    /// <summary>The user.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>NoSuchEntity</c>; <c>ValidationError</c> when a caller that is no user leaves it out.</exception>
    public static UserRecord Of(View view, CallContext call, string? name) => name is not null
        ? Find.User(view, name)
        : call.Principal.Kind == PrincipalKind.User && Find.UserById(view, call.Principal.UserId) is { } user ? user : throw IamErrors.NeedsUserName();
}
