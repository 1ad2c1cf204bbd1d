using Plimsoll.SecretsManager.Api.Shapes;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Output of <c>ValidateResourcePolicy</c>.</summary>
internal sealed record ValidateResourcePolicyResponse
{
    public bool? PolicyValidationPassed { get; init; }

    public IReadOnlyList<ValidationErrorsEntry>? ValidationErrors { get; init; }
}
