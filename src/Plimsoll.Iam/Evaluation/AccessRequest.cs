using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Evaluation;

/// <summary>What somebody wants to do, as policies see it.</summary>
public sealed record AccessRequest
{
    private readonly ArnText _resource;

    /// <summary>Makes a request.</summary>
    /// <param name="principal">Who asks; null when a service or an identity provider's user does.</param>
    /// <param name="action">IAM action, e.g. <c>ecr:PutImage</c>, in any case.</param>
    /// <param name="resource">ARN of what it is done to, or <c>*</c>.</param>
    public AccessRequest(Principal? principal, string action, string resource)
    {
        (Principal, Action) = (principal, action);
        _resource = new ArnText(resource);
    }

    /// <summary>Who asks; null when a service or an identity provider's user does.</summary>
    public Principal? Principal { get; }

    /// <summary>IAM action, e.g. <c>ecr:PutImage</c>, in any case.</summary>
    public string Action { get; }

    /// <summary>ARN of what it is done to, or <c>*</c>.</summary>
    public string Resource => _resource.Text;

    /// <summary>The service that asks, e.g. <c>ecs-tasks.amazonaws.com</c>; null when none does.</summary>
    public string? Service { get; init; }

    /// <summary>The identity provider whose user asks, as policies name it: its ARN; null when none does.</summary>
    public string? Federated { get; init; }

    /// <summary>Condition keys and their values.</summary>
    public IContextKeys Context { get; init; } = ContextKeys.None;

    internal ref readonly ArnText ResourceText => ref _resource;
}
