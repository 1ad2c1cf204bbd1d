namespace Plimsoll.Wire.Operations;

/// <summary>Says whether a caller may do what it asks.</summary>
public interface IAuthorizer
{
    /// <summary>Throws the service's access-denied error unless the call may go on.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="action">IAM action, e.g. <c>ecs:RunTask</c>.</param>
    /// <exception cref="Errors.AwsException"><c>AccessDeniedException</c>.</exception>
    void Authorize(CallContext call, string action) => Authorize(call, new Need(action));

    /// <summary>Throws the service's access-denied error unless the call has a permission that it needs.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="need">What it needs.</param>
    /// <exception cref="Errors.AwsException"><c>AccessDeniedException</c>.</exception>
    void Authorize(CallContext call, Need need);

    /// <summary>What the policies of the caller's identity say, for a service whose resources have policies of their own.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="action">IAM action, e.g. <c>ecr:PutImage</c>.</param>
    /// <param name="resource">ARN of what it is done to, or <c>*</c>.</param>
    AccessDecision Decide(CallContext call, string action, string resource);
}
