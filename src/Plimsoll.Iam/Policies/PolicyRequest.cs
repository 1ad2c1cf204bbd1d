using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Policies;

/// <summary>What somebody wants to do, as policies see it.</summary>
/// <param name="Principal">Who asks; null when a service does.</param>
/// <param name="Action">IAM action, e.g. <c>ecr:PutImage</c>.</param>
/// <param name="Resource">ARN of what it is done to, or <c>*</c>.</param>
public sealed record PolicyRequest(Principal? Principal, string Action, string Resource)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Nothing = [];

    /// <summary>The service that asks, e.g. <c>ecs-tasks.amazonaws.com</c>; null when a principal does.</summary>
    public string? Service { get; init; }

    /// <summary>Condition keys and their values. The dictionary must ignore the case of keys.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = Nothing;
}
