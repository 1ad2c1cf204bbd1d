using System.Text.Json;
using Microsoft.Data.Sqlite;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Questions about resource policies and saved queries.</summary>
internal sealed class SettingQueries(SqliteSession session)
{
    /// <summary>How a policy's scope is written: of the account, and of a resource.</summary>
    public const string OfAccount = "ACCOUNT";

    public const string OfResource = "RESOURCE";

    private const string PolicyColumns = "SELECT scope, name, document, updated, revision FROM log_resource_policy";
    private const string QueryColumns = "SELECT id, name, query, log_groups, modified, token FROM query_definition";

    /// <summary>The policies of a scope, by name.</summary>
    public IEnumerable<ResourcePolicy> Policies(LogScope scope, bool ofResource) => session.Query(
        $"{PolicyColumns} WHERE account=$1 AND region=$2 AND scope=$3 ORDER BY name", ReadPolicy, scope.Account, scope.Region, ofResource ? OfResource : OfAccount);

    public ResourcePolicy? Policy(LogScope scope, bool ofResource, string name) => Policies(scope, ofResource).FirstOrDefault(policy => policy.Name == name);

    /// <summary>The saved queries of a scope, by name.</summary>
    public IEnumerable<QueryDefinition> Queries(LogScope scope) =>
        session.Query($"{QueryColumns} WHERE account=$1 AND region=$2 ORDER BY name, id", ReadQuery, scope.Account, scope.Region);

    private static ResourcePolicy ReadPolicy(SqliteDataReader row) =>
        new(row.GetString(0) == OfResource, row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4));

    private static QueryDefinition ReadQuery(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), JsonSerializer.Deserialize(row.GetString(3), LogsApiJson.Default.IReadOnlyListString)!,
        row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5));
}
