namespace Plimsoll.Wire.Operations;

/// <summary>What policies say of a request.</summary>
public enum AccessDecision
{
    /// <summary>Nothing: an implicit denial, which another kind of policy may lift.</summary>
    None,

    /// <summary>Allowed, unless another policy denies it.</summary>
    Allow,

    /// <summary>Denied explicitly: nothing lifts it.</summary>
    Deny,
}
