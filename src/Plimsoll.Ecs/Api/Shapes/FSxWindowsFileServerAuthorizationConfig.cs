using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record FSxWindowsFileServerAuthorizationConfig
{
    [Required]
    public string? CredentialsParameter { get; init; }

    [Required]
    public string? Domain { get; init; }
}
