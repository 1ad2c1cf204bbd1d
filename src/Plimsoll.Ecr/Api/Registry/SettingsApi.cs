using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>
/// Settings of the account, each with its values, the first of which it has by default. Values and settings that would rule over what is
/// not built are refused.
/// </summary>
internal sealed class SettingsApi(EcrContext context)
{
    private static readonly Dictionary<string, string[]> Values = new()
    {
        [SettingRecord.BasicScanType] = [SettingRecord.NativeScans],
        [SettingRecord.BlobMounting] = [SettingRecord.Disabled, SettingRecord.Enabled],
        [SettingRecord.PolicyScope] = [SettingRecord.AllActions],
    };

    public IReadOnlyList<Operation> Operations =>
    [
        Create("GetAccountSetting", EcrApiJson.Default.GetAccountSettingRequest, EcrApiJson.Default.GetAccountSettingResponse, GetAsync),
        Create("PutAccountSetting", EcrApiJson.Default.PutAccountSettingRequest, EcrApiJson.Default.PutAccountSettingResponse, PutAsync),
    ];

    private ValueTask<GetAccountSettingResponse> GetAsync(CallContext call, GetAccountSettingRequest input)
    {
        var values = ValuesOf(input.Name!);
        return context.Cell(EcrContext.Registry(call, null)).ReadAsync(view => new GetAccountSettingResponse
        {
            Name = input.Name,
            Value = view.Get(EcrTables.Settings, input.Name!)?.Value ?? values[0],
        });
    }

    private ValueTask<PutAccountSettingResponse> PutAsync(CallContext call, PutAccountSettingRequest input)
    {
        var values = ValuesOf(input.Name!);
        if (!values.Contains(input.Value))
        {
            throw EcrErrors.Invalid("value", $"must be {string.Join(" or ", values.Order(StringComparer.Ordinal).Reverse())}");
        }

        return context.Cell(EcrContext.Registry(call, null)).WriteAsync(tx =>
        {
            tx.Put(EcrTables.Settings, new SettingRecord(input.Name!, input.Value!));
            return new PutAccountSettingResponse { Name = input.Name, Value = input.Value };
        });
    }

    private static string[] ValuesOf(string name) => Values.GetValueOrDefault(name)
        ?? throw EcrErrors.Invalid("name", $"must be {string.Join(" or ", Values.Keys)}");
}
