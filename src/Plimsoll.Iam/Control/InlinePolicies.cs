using Plimsoll.Iam.Model;

namespace Plimsoll.Iam.Control;

/// <summary>The inline policies of something, after a change.</summary>
internal static class InlinePolicies
{
    /// <summary>With one more, which replaces that of its name; in the order of names.</summary>
    public static IReadOnlyList<InlinePolicy> With(IReadOnlyList<InlinePolicy> policies, InlinePolicy policy) =>
        [.. policies.Where(one => one.Name != policy.Name).Append(policy).OrderBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>Without that of a name; null when there is none.</summary>
    public static IReadOnlyList<InlinePolicy>? Without(IReadOnlyList<InlinePolicy> policies, string name) =>
        policies.Any(one => one.Name == name) ? [.. policies.Where(one => one.Name != name)] : null;

    /// <summary>Characters of all of them that count.</summary>
    public static int Size(IReadOnlyList<InlinePolicy> policies) => policies.Sum(one => PolicyTexts.Size(one.Document));
}
