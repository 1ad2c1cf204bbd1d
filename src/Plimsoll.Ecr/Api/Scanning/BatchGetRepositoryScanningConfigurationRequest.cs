using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Input of <c>BatchGetRepositoryScanningConfiguration</c>.</summary>
internal sealed record BatchGetRepositoryScanningConfigurationRequest : IRepositoriesRequest
{
    [Required]
    [Length(1, 25)]
    public IReadOnlyList<string>? RepositoryNames { get; init; }

    /// <summary>Only one's own registry can be asked.</summary>
    string? IRepositoriesRequest.RegistryId => null;
}
