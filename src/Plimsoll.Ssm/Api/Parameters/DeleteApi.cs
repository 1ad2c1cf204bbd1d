using Plimsoll.Ssm.Control.Versions;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Deletes parameters with all their versions.</summary>
internal sealed class DeleteApi(SsmContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("DeleteParameter", SsmApiJson.Default.DeleteParameterRequest, SsmApiJson.Default.DeleteParameterResponse, DeleteAsync),
        Create("DeleteParameters", SsmApiJson.Default.DeleteParametersRequest, SsmApiJson.Default.DeleteParametersResponse, DeleteSeveralAsync),
    ];

    private ValueTask<DeleteParameterResponse> DeleteAsync(CallContext call, DeleteParameterRequest input)
    {
        var name = ParameterNames.Plain(input.Name!);
        return context.Cell(call).WriteAsync(tx => NewVersions.Remove(tx, name) ? new DeleteParameterResponse() : throw SsmErrors.ParameterNotFound());
    }

    private ValueTask<DeleteParametersResponse> DeleteSeveralAsync(CallContext call, DeleteParametersRequest input)
    {
        var names = input.Names!.Distinct().Select(name => (Given: name, Name: ParameterNames.Plain(name))).ToList();
        return context.Cell(call).WriteAsync(tx =>
        {
            var gone = names.ToLookup(one => NewVersions.Remove(tx, one.Name), one => one.Given);
            return new DeleteParametersResponse { DeletedParameters = [.. gone[true]], InvalidParameters = [.. gone[false]] };
        });
    }
}
