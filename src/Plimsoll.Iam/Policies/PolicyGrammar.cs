namespace Plimsoll.Iam.Policies;

/// <summary>Which elements the statements of a policy have.</summary>
/// <param name="HasPrincipal">True where the policy says whom it is about: <c>Principal</c> or <c>NotPrincipal</c> is required, else it is forbidden.</param>
/// <param name="HasResource">True where it says what it is about: <c>Resource</c> or <c>NotResource</c> is required, else it is forbidden.</param>
/// <param name="Service">The service whose actions alone may be named, e.g. <c>ecr</c>; null for any.</param>
public sealed record PolicyGrammar(bool HasPrincipal, bool HasResource, string? Service = null)
{
    /// <summary>Policies of users and roles.</summary>
    public static PolicyGrammar Identity { get; } = new(HasPrincipal: false, HasResource: true);

    /// <summary>The kind of IAM policy whose rules and words hold; null for a service's own.</summary>
    internal PolicyKind? Kind { get; init; }

    /// <summary>True where <c>Resource</c> may be left out, and then stands for what the policy is of.</summary>
    internal bool ResourceIsOptional { get; init; }

    /// <summary>True where the fields that an ARN lacks are <c>*</c> (docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns).</summary>
    internal bool CompletesArns => Kind == PolicyKind.Identity;

    /// <summary>Policies of something that holds resources, e.g. a registry.</summary>
    /// <param name="service">The service.</param>
    public static PolicyGrammar Container(string service) => new(HasPrincipal: true, HasResource: true, service);

    /// <summary>Policies of one resource, which is what they are about, e.g. a repository or a role.</summary>
    /// <param name="service">The service.</param>
    public static PolicyGrammar Resource(string service) => new(HasPrincipal: true, HasResource: false, service);

    internal static PolicyGrammar Of(PolicyKind kind) => new(kind is PolicyKind.Resource or PolicyKind.Trust, kind != PolicyKind.Trust)
    {
        Kind = kind,
        ResourceIsOptional = kind == PolicyKind.Resource,
    };
}
