using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Control.Versions;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Values of secrets, one at a time.</summary>
internal sealed class ValuesApi(SecretsContext context, NewVersions versions, SecretReads reads)
{
    private const int LongestLabel = 256;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("GetSecretValue", SecretsManagerApiJson.Default.GetSecretValueRequest, SecretsManagerApiJson.Default.GetSecretValueResponse, GetAsync),
        Create("PutSecretValue", SecretsManagerApiJson.Default.PutSecretValueRequest, SecretsManagerApiJson.Default.PutSecretValueResponse, PutAsync),
    ];

    private async ValueTask<GetSecretValueResponse> GetAsync(CallContext call, GetSecretValueRequest input)
    {
        var (secret, version, value) = await reads.ReadAsync(SecretRef.Read(call, input.SecretId!), input.VersionId, input.VersionStage).ConfigureAwait(false);
        return GetSecretValueResponse.Of(secret, version, value);
    }

    private ValueTask<PutSecretValueResponse> PutAsync(CallContext call, PutSecretValueRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        var token = Tokens.Required(input.ClientRequestToken);
        Elements.Check("versionStages", input.VersionStages, LongestLabel);
        var value = SecretValue.Of(input.SecretString, input.SecretBinary) ?? throw SecretsErrors.NoValue();
        return context.Cell(place).WriteAsync(tx =>
        {
            var after = versions.Put(tx, SecretsContext.Live(tx, place), token, value, input.VersionStages);
            return new PutSecretValueResponse { Arn = after.Arn, Name = after.Name, VersionId = token, VersionStages = after.LabelsOf(token) };
        });
    }
}
