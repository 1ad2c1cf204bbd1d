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

    /// <summary>A federated user: a session with some of the permissions of who asked for it.</summary>
    FederatedUser,

    /// <summary>Nobody that is known: of an operation that needs no signature.</summary>
    Anonymous,
}

/// <summary>Who calls.</summary>
/// <param name="Kind">Root, user or role session.</param>
/// <param name="Account">Account of the identity, twelve digits.</param>
/// <param name="Arn">As <c>sts:GetCallerIdentity</c> shows it.</param>
/// <param name="UserId">Unique id as <c>sts:GetCallerIdentity</c> shows it.</param>
public sealed record Principal(PrincipalKind Kind, string Account, string Arn, string UserId)
{
    /// <summary>Lasting access key that signed; null of the root user and of temporary keys.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>What a session is bound to; null where a lasting key signed.</summary>
    public PrincipalSession? Session { get; init; }

    /// <summary>True for the root user itself, who may do all in its account.</summary>
    public bool IsUnbounded => Kind == PrincipalKind.Root && Session is null;

    /// <summary>Of an unsigned call.</summary>
    public static Principal Anonymous { get; } = new(PrincipalKind.Anonymous, "", "", "");
}
