using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Control.Expiry;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Versions;

/// <summary>The versions of a parameter, the oldest first.</summary>
internal sealed class HistoryApi(SsmContext context)
{
    private const int PageSize = 50;
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
        [Create("GetParameterHistory", SsmApiJson.Default.GetParameterHistoryRequest, SsmApiJson.Default.GetParameterHistoryResponse, GetAsync)];

    private ValueTask<GetParameterHistoryResponse> GetAsync(CallContext call, GetParameterHistoryRequest input)
    {
        var name = ParameterNames.Plain(input.Name!);
        return context.Cell(call).ReadAsync(view =>
        {
            var parameter = SsmContext.Known(view, name);
            var (items, next) = _pages.Cut(
                call, $"GetParameterHistory {name}", input.MaxResults ?? PageSize, input.NextToken,
                after => view.In(SsmTables.VersionsByParameter, name, after), version => version.Key);
            return new GetParameterHistoryResponse
            {
                Parameters = [.. items.Select(version => Entry(call, parameter, version, input.WithDecryption == true))],
                NextToken = next,
            };
        });
    }

    private ParameterHistory Entry(CallContext call, ParameterRecord parameter, ParameterVersionRecord version, bool decrypt) => new()
    {
        Name = parameter.Name,
        Type = version.Type,
        DataType = version.DataType,
        KeyId = version.KeyId,
        Tier = version.Tier,
        Value = context.Values.Read(call.Account, call.Region, version, decrypt),
        Version = version.Version,
        Labels = parameter.LabelsOf(version.Version),
        Description = version.Description,
        AllowedPattern = version.AllowedPattern,
        LastModifiedDate = version.LastModifiedDate,
        LastModifiedUser = version.LastModifiedUser,
        Policies = ParameterPolicies.View(version.ExpiresAt),
    };
}
