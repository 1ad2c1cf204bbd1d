namespace Plimsoll.Wire.Operations;

/// <summary>Says whether a caller may do what it asks.</summary>
public interface IAuthorizer
{
    /// <summary>Throws the service's access-denied error unless the call may go on.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="action">IAM action, e.g. <c>ecs:RunTask</c>.</param>
    /// <exception cref="Errors.AwsException"><c>AccessDeniedException</c>.</exception>
    void Authorize(CallContext call, string action);
}
