namespace Plimsoll.Iam.Model;

/// <summary>What may have policies.</summary>
internal enum EntityKind
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A role.</summary>
    Role,
}
