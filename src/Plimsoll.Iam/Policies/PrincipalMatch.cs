namespace Plimsoll.Iam.Policies;

/// <summary>How closely a statement names the caller: it decides which other policies limit what the statement allows.</summary>
internal enum PrincipalMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By its account, which may then allow it by policies of its own.</summary>
    Account,

    /// <summary>By the role of its session.</summary>
    Role,

    /// <summary>By itself, or with everybody.</summary>
    Direct,
}
