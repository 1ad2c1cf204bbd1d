using Plimsoll.Wire.Client;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Secrets;

/// <summary>Parameter Store and Secrets Manager as the agent asks them, with the execution role's keys.</summary>
/// <param name="clientOf">A client that signs for a region with keys.</param>
internal sealed class SecretStores(Func<string, SigningKeys, AwsClient> clientOf)
{
    private const string SsmTarget = "AmazonSSM.GetParameters";
    private const string AsmTarget = "secretsmanager.GetSecretValue";

    /// <summary>Some parameters, decrypted; 10 at most.</summary>
    public Task<GetParametersResponse> ParametersAsync(string region, SigningKeys keys, IReadOnlyList<string> names, CancellationToken cancel) =>
        clientOf(region, keys).CallAsync(
            "ssm", SsmTarget, new GetParametersRequest(names, WithDecryption: true),
            SecretsJson.Default.GetParametersRequest, SecretsJson.Default.GetParametersResponse, cancel);

    /// <summary>A secret's text; empty for one that is bytes.</summary>
    public async Task<string> SecretAsync(string region, SigningKeys keys, SecretReference reference, CancellationToken cancel) =>
        (await clientOf(region, keys).CallAsync(
            "secretsmanager", AsmTarget, new GetSecretValueRequest(reference.SecretId, reference.VersionId, reference.VersionStage),
            SecretsJson.Default.GetSecretValueRequest, SecretsJson.Default.GetSecretValueResponse, cancel).ConfigureAwait(false)).SecretString ?? "";
}
