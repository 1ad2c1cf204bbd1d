namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Input of <c>GetRegistryScanningConfiguration</c>.</summary>
internal sealed record GetRegistryScanningConfigurationRequest;
