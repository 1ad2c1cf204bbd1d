using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Changes of resource policies and saved queries; within a transaction of <see cref="GroupCommit"/>.</summary>
internal sealed class SettingWriter(SqliteSession session)
{
    public void Put(LogScope scope, ResourcePolicy policy) => session.Execute(
        "INSERT OR REPLACE INTO log_resource_policy(account, region, scope, name, document, updated, revision) VALUES($1, $2, $3, $4, $5, $6, $7)",
        scope.Account, scope.Region, policy.IsOfResource ? SettingQueries.OfResource : SettingQueries.OfAccount, policy.Name, policy.Document, policy.Updated,
        policy.Revision);

    public void Delete(LogScope scope, ResourcePolicy policy) => session.Execute(
        "DELETE FROM log_resource_policy WHERE account=$1 AND region=$2 AND scope=$3 AND name=$4",
        scope.Account, scope.Region, policy.IsOfResource ? SettingQueries.OfResource : SettingQueries.OfAccount, policy.Name);

    public void Put(LogScope scope, QueryDefinition query) => session.Execute(
        "INSERT OR REPLACE INTO query_definition(id, account, region, name, query, log_groups, modified, token) VALUES($1, $2, $3, $4, $5, $6, $7, $8)",
        query.Id, scope.Account, scope.Region, query.Name, query.Query,
        JsonSerializer.Serialize(query.Groups, LogsApiJson.Default.IReadOnlyListString), query.Modified, query.Token);

    public bool DeleteQuery(LogScope scope, string id) =>
        session.Execute("DELETE FROM query_definition WHERE id=$1 AND account=$2 AND region=$3", id, scope.Account, scope.Region) > 0;
}
