using Plimsoll.Cells.Tables;

namespace Plimsoll.Ssm.Model;

/// <summary>The tables of Parameter Store in a cell.</summary>
internal static class SsmTables
{
    public static readonly Table<ParameterRecord> Parameters = new("ssm.parameter", parameter => parameter.Name, SsmModelJson.Default.ParameterRecord);
    public static readonly Index<ParameterRecord> ParametersInOrder = Parameters.Index(_ => "");
    public static readonly Index<ParameterRecord> ParametersToExpire = Parameters.Index(parameter => parameter.ExpiresAt is null ? null : "");
    public static readonly Tally<ParameterRecord> ParametersByTier = Parameters.Tally(parameter => parameter.Tier);

    public static readonly Table<ParameterVersionRecord> Versions =
        new("ssm.parameter-version", version => version.Key, SsmModelJson.Default.ParameterVersionRecord);
    public static readonly Index<ParameterVersionRecord> VersionsByParameter = Versions.Index(version => version.Parameter);

    /// <summary>All of them, for the schema.</summary>
    public static IReadOnlyList<Table> All => [Parameters, Versions];
}
