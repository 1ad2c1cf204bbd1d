using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Settings of the account: whether layers may be mounted. The others rule over what is not built, and are refused.</summary>
internal sealed class SettingsApi(EcrContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("GetAccountSetting", EcrApiJson.Default.GetAccountSettingRequest, EcrApiJson.Default.GetAccountSettingResponse, GetAsync),
        Create("PutAccountSetting", EcrApiJson.Default.PutAccountSettingRequest, EcrApiJson.Default.PutAccountSettingResponse, PutAsync),
    ];

    private ValueTask<GetAccountSettingResponse> GetAsync(CallContext call, GetAccountSettingRequest input)
    {
        CheckName(input.Name!);
        return context.Cell(EcrContext.Registry(call, null)).ReadAsync(view => new GetAccountSettingResponse
        {
            Name = input.Name,
            Value = view.Get(EcrTables.Settings, input.Name!)?.Value ?? SettingRecord.Disabled,
        });
    }

    private ValueTask<PutAccountSettingResponse> PutAsync(CallContext call, PutAccountSettingRequest input)
    {
        CheckName(input.Name!);
        if (input.Value is not (SettingRecord.Enabled or SettingRecord.Disabled))
        {
            throw EcrErrors.Invalid("value", $"must be {SettingRecord.Enabled} or {SettingRecord.Disabled}");
        }

        return context.Cell(EcrContext.Registry(call, null)).WriteAsync(tx =>
        {
            tx.Put(EcrTables.Settings, new SettingRecord(input.Name!, input.Value));
            return new PutAccountSettingResponse { Name = input.Name, Value = input.Value };
        });
    }

    private static void CheckName(string name)
    {
        if (name != SettingRecord.BlobMounting)
        {
            throw EcrErrors.Invalid("name", $"{SettingRecord.BlobMounting} is the only setting that Plimsoll supports");
        }
    }
}
