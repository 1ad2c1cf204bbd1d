using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>The same clientToken with the same parameters does nothing twice (spec/tasks-services.md §6).</summary>
internal static class Idempotency
{
    private const int LongestToken = 64;

    /// <summary>Name and fingerprint of a call; null when it has no token.</summary>
    public static (string Key, string Hash)? Of(string cluster, RunTaskRequest request)
    {
        if (string.IsNullOrEmpty(request.ClientToken))
        {
            return null;
        }

        if (request.ClientToken.Length > LongestToken || request.ClientToken.Any(letter => letter is < '!' or > '~'))
        {
            throw Naming.EcsErrors.InvalidParameter("clientToken can be up to 64 characters, with characters in the range 33-126.");
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(request with { ClientToken = null, Cluster = cluster }, EcsApiJson.Default.RunTaskRequest);
        return ($"RunTask {cluster} {request.ClientToken}", Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>ARNs that the first call made; null when there was none.</summary>
    /// <exception cref="AwsException"><c>ConflictException</c>: the token was used with other parameters.</exception>
    public static IReadOnlyList<string>? Find(View view, (string Key, string Hash)? id)
    {
        if (id is null || view.Get(EcsTables.ClientTokens, id.Value.Key) is not { } known)
        {
            return null;
        }

        return known.RequestHash == id.Value.Hash ? known.Arns
            : throw new AwsException("ConflictException", "The clientToken was used by an earlier request with different parameters.")
            {
                Members = new Dictionary<string, IReadOnlyList<string>> { ["resourceIds"] = known.Arns },
            };
    }
}
