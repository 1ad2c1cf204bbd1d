namespace Plimsoll.Wire.Operations;

/// <summary>What kind of identity signed a call.</summary>
public enum PrincipalKind
{
    /// <summary>The account's root user.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of an assumed role.</summary>
    AssumedRole,
}

/// <summary>Who calls.</summary>
/// <param name="Kind">Root, user or role session.</param>
/// <param name="Account">Account of the identity, twelve digits.</param>
/// <param name="Arn">As <c>sts:GetCallerIdentity</c> shows it.</param>
/// <param name="UserId">Unique id as <c>sts:GetCallerIdentity</c> shows it.</param>
public sealed record Principal(PrincipalKind Kind, string Account, string Arn, string UserId);
