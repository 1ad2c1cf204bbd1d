using System.Collections.Concurrent;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Credentials;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Secrets;

/// <summary>
/// Reads the secrets of tasks, once for each task, with its execution role (docs/spec: secrets-parameters §8). A later change of a secret
/// reaches new tasks.
/// </summary>
/// <param name="stores">Where they are.</param>
/// <param name="credentials">The roles' credentials.</param>
/// <param name="time">The clock.</param>
/// <param name="chance">Spreads retries.</param>
internal sealed class SecretReader(SecretStores stores, CredentialStore credentials, TimeProvider time, Random chance)
{
    private const string Asm = "asm";
    private const int MostNames = 10;
    private const int Attempts = 4;
    private readonly ConcurrentDictionary<string, TaskSecrets> _known = new();

    /// <summary>All secrets of a task's containers.</summary>
    /// <exception cref="SecretException">One cannot be had; with the reason of each.</exception>
    /// <exception cref="CredentialsAwaitedException">The execution role's credentials have not come yet.</exception>
    public async Task<TaskSecrets> OfAsync(AcsTask task, CancellationToken cancel)
    {
        if (_known.TryGetValue(task.Arn!, out var known))
        {
            return known;
        }

        var all = (task.Containers ?? []).SelectMany(container => container.Secrets ?? []).Distinct().ToList();
        return _known[task.Arn!] = all.Count == 0 ? new TaskSecrets(new Dictionary<Secret, string>()) : await ReadAsync(task.Arn!, all, cancel).ConfigureAwait(false);
    }

    /// <summary>The text of a secret of Secrets Manager, for a login.</summary>
    /// <exception cref="SecretException">It cannot be had.</exception>
    /// <exception cref="CredentialsAwaitedException">The execution role's credentials have not come yet.</exception>
    public Task<string> TextAsync(string taskArn, string region, string secretId, CancellationToken cancel) =>
        TryAsync(() => stores.SecretAsync(region, KeysOf(taskArn), new SecretReference(secretId, null, null, null), cancel), error => $"secret {secretId}: {error}", cancel);

    /// <summary>Forgets a task that has ended.</summary>
    public void Remove(string taskArn) => _known.TryRemove(taskArn, out _);

    private SigningKeys KeysOf(string taskArn) => credentials.ExecutionKeys(taskArn) ?? throw new CredentialsAwaitedException();

    private async Task<TaskSecrets> ReadAsync(string taskArn, IReadOnlyList<Secret> secrets, CancellationToken cancel)
    {
        var keys = KeysOf(taskArn);
        var values = new Dictionary<Secret, string>();
        var faults = new List<string>();
        foreach (var some in secrets.Where(secret => secret.Provider != Asm).GroupBy(secret => secret.Region!).SelectMany(region => region.Chunk(MostNames)))
        {
            await NoteAsync(() => ParametersAsync(some, keys, values, cancel)).ConfigureAwait(false);
        }

        foreach (var secret in secrets.Where(secret => secret.Provider == Asm))
        {
            await NoteAsync(async () => values[secret] = await SecretAsync(secret, keys, cancel).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return faults.Count == 0 ? new TaskSecrets(values) : throw new SecretException(string.Join("; ", faults));

        async Task NoteAsync(Func<Task> read)
        {
            try
            {
                await read().ConfigureAwait(false);
            }
            catch (SecretException error)
            {
                faults.Add(error.Message);
            }
        }
    }

    private async Task ParametersAsync(Secret[] some, SigningKeys keys, Dictionary<Secret, string> values, CancellationToken cancel)
    {
        var region = some[0].Region!;
        string[] names = [.. some.Select(secret => secret.ValueFrom!).Distinct()];
        string Worded(string fault) => $"fetching secret data from SSM Parameter Store in {region}: {fault}";
        var answer = await TryAsync(() => stores.ParametersAsync(region, keys, names, cancel), Worded, cancel).ConfigureAwait(false);
        if (answer.InvalidParameters is { Count: > 0 } invalid)
        {
            throw new SecretException(Worded($"invalid parameters: {string.Join(", ", invalid)}"));
        }

        var found = (answer.Parameters ?? []).ToDictionary(parameter => parameter.Name!, parameter => parameter.Value ?? "");
        foreach (var secret in some)
        {
            values[secret] = found.TryGetValue(secret.ValueFrom!, out var value) ? value : throw new SecretException(Worded($"invalid parameters: {secret.ValueFrom}"));
        }
    }

    private async Task<string> SecretAsync(Secret secret, SigningKeys keys, CancellationToken cancel)
    {
        var reference = SecretReference.Parse(secret.ValueFrom!);
        var text = await TryAsync(() => stores.SecretAsync(secret.Region!, keys, reference, cancel), Worded, cancel).ConfigureAwait(false);
        return reference.JsonKey is { } key ? SecretText.Of(text, key) : text;

        string Worded(string fault) => fault.StartsWith("ResourceNotFoundException:", StringComparison.Ordinal)
            ? $"ResourceNotFoundException: The task can't retrieve the secret with ARN '{secret.ValueFrom}' from AWS Secrets Manager. "
                + $"Check whether the secret exists in the specified Region: {fault}"
            : $"secret {secret.ValueFrom}: {fault}";
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> call, Func<string, string> worded, CancellationToken cancel)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), 2, chance);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (Exception error) when (Faults.IsTransient(error) && attempt < Attempts)
            {
                await backoff.WaitAsync(time, cancel).ConfigureAwait(false);
            }
            catch (AwsException error)
            {
                throw new SecretException(worded($"{error.Code}: {error.Message}"));
            }
            catch (Exception error) when (Faults.IsTransient(error))
            {
                throw new SecretException(worded($"RequestError: send request failed, has been retried {attempt - 1} time(s), caused by: {error.Message}"));
            }
        }
    }
}
