using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Rotation;

/// <summary>Rotation needs a Lambda function, of which there are none here: no secret has one.</summary>
internal sealed class RotationApi(SecretsContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("RotateSecret", SecretsManagerApiJson.Default.RotateSecretRequest, SecretsManagerApiJson.Default.RotateSecretResponse, RotateAsync),
        Create("CancelRotateSecret", SecretsManagerApiJson.Default.CancelRotateSecretRequest, SecretsManagerApiJson.Default.CancelRotateSecretResponse, CancelAsync),
    ];

    private ValueTask<RotateSecretResponse> RotateAsync(CallContext call, RotateSecretRequest input)
    {
        _ = Tokens.Required(input.ClientRequestToken);
        return RefuseAsync<RotateSecretResponse>(call, input.SecretId!);
    }

    private ValueTask<CancelRotateSecretResponse> CancelAsync(CallContext call, CancelRotateSecretRequest input) =>
        RefuseAsync<CancelRotateSecretResponse>(call, input.SecretId!);

    private ValueTask<T> RefuseAsync<T>(CallContext call, string id)
    {
        var place = SecretRef.Read(call, id);
        return context.Cell(place).ReadAsync<T>(view =>
        {
            _ = SecretsContext.Live(view, place);
            throw SecretsErrors.NoRotationFunction();
        });
    }
}
