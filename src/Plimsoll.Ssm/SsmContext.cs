using Plimsoll.Cells;
using Plimsoll.Ssm.Control.Public;
using Plimsoll.Ssm.Control.Values;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ssm;

/// <summary>What every resource of Parameter Store works with.</summary>
/// <param name="Cells">State.</param>
/// <param name="Tokens">Paging tokens.</param>
/// <param name="Values">Seals values.</param>
/// <param name="Public">Parameters that everybody has.</param>
/// <param name="Time">Clock.</param>
internal sealed record SsmContext(CellHost Cells, PageTokens Tokens, ParameterValues Values, PublicParameters Public, TimeProvider Time)
{
    /// <summary>Now, to the millisecond as AWS's timestamps are.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    /// <summary>The cell of a call.</summary>
    public Cell Cell(CallContext call) => Cells.Get(call.Account, call.Region);

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ParameterNotFound</c>.</exception>
    public static ParameterRecord Known(View view, string name) => view.Get(SsmTables.Parameters, name) ?? throw SsmErrors.ParameterNotFound(name);

    /// <summary>A version of a parameter, which must be there.</summary>
    public static ParameterVersionRecord VersionOf(View view, ParameterRecord parameter) =>
        view.Get(SsmTables.Versions, ParameterVersionRecord.KeyOf(parameter.Name, parameter.Version))!;
}
