namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Why a repository was not looked at.</summary>
internal sealed record RepositoryScanningConfigurationFailure
{
    public string? RepositoryName { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureReason { get; init; }
}
