using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Model;

/// <summary>When images of the registry are scanned.</summary>
/// <param name="Rules">Of the kinds that <c>BASIC</c> scanning has.</param>
internal sealed record ScanningRecord(IReadOnlyList<RegistryScanningRule> Rules)
{
    /// <summary>Key of the only one.</summary>
    public const string Key = "scanning";

    public const string OnPush = "SCAN_ON_PUSH";
    public const string Manual = "MANUAL";
}
