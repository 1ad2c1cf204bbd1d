using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record RepositoryCredentials
{
    [Required]
    public string? CredentialsParameter { get; init; }
}
