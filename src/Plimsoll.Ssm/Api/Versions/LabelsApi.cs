using Plimsoll.Cells;
using Plimsoll.Ssm.Control.Versions;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Versions;

/// <summary>Labels of versions.</summary>
internal sealed class LabelsApi(SsmContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("LabelParameterVersion", SsmApiJson.Default.LabelParameterVersionRequest, SsmApiJson.Default.LabelParameterVersionResponse, LabelAsync),
        Create("UnlabelParameterVersion", SsmApiJson.Default.UnlabelParameterVersionRequest, SsmApiJson.Default.UnlabelParameterVersionResponse, UnlabelAsync),
    ];

    private ValueTask<LabelParameterVersionResponse> LabelAsync(CallContext call, LabelParameterVersionRequest input)
    {
        var name = ParameterNames.Plain(input.Name!);
        var labels = input.Labels!.Distinct().ToLookup(VersionLabels.IsLabel);
        return context.Cell(call).WriteAsync(tx =>
        {
            var parameter = SsmContext.Known(tx, name);
            var version = Known(tx, parameter, input.ParameterVersion ?? parameter.Version);
            tx.Put(SsmTables.Parameters, parameter with { Labels = VersionLabels.Put(parameter, version, labels[true]) });
            return new LabelParameterVersionResponse { InvalidLabels = [.. labels[false]], ParameterVersion = version };
        });
    }

    private ValueTask<UnlabelParameterVersionResponse> UnlabelAsync(CallContext call, UnlabelParameterVersionRequest input)
    {
        var name = ParameterNames.Plain(input.Name!);
        return context.Cell(call).WriteAsync(tx =>
        {
            var parameter = SsmContext.Known(tx, name);
            var version = Known(tx, parameter, input.ParameterVersion!.Value);
            var labels = input.Labels!.Distinct().ToLookup(label => parameter.Labels.TryGetValue(label, out var on) && on == version);
            tx.Put(SsmTables.Parameters, parameter with { Labels = VersionLabels.Without(parameter, [.. labels[true]]) });
            return new UnlabelParameterVersionResponse { RemovedLabels = [.. labels[true]], InvalidLabels = [.. labels[false]] };
        });
    }

    private static long Known(View view, ParameterRecord parameter, long version) =>
        view.Get(SsmTables.Versions, ParameterVersionRecord.KeyOf(parameter.Name, version))?.Version ?? throw SsmErrors.VersionNotFound(version, parameter.Name);
}
