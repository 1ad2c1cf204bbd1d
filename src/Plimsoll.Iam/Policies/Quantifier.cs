namespace Plimsoll.Iam.Policies;

/// <summary>How a condition treats a key that has several values.</summary>
internal enum Quantifier
{
    /// <summary>Keys of one value: no set operator.</summary>
    None,

    /// <summary><c>ForAllValues</c>: true when there is none.</summary>
    All,

    /// <summary><c>ForAnyValue</c>: false when there is none.</summary>
    Any,
}
