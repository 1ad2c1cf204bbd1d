using Plimsoll.CloudWatch.Logs.Api.Queries;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Saved queries.</summary>
internal sealed class QueryDefinitionApi(LogsContext context)
{
    private const int MostOfAccount = 1000;
    private const int MostGroups = 50;

    public async ValueTask<PutQueryDefinitionResponse> PutAsync(CallContext call, PutQueryDefinitionRequest request)
    {
        QueryApi.CheckLanguage(request.QueryLanguage);
        LogsErrors.ParseSavedQuery(request.QueryString!, context.Now);
        if (request.LogGroupNames?.Count > MostGroups)
        {
            throw LogsErrors.InvalidParameter($"A query can read at most {MostGroups} log groups.");
        }

        var (scope, now) = (LogsContext.Scope(call), context.Now);
        var id = await context.Store.WriteAsync(writer =>
        {
            var known = writer.Settings.Queries(scope).ToList();
            if (request.QueryDefinitionId is { } given && !known.Exists(query => query.Id == given))
            {
                throw NotFound();
            }

            if (request.QueryDefinitionId is null && request.ClientToken is { } token && known.Find(query => query.Token == token) is { } repeated)
            {
                return repeated.Id;
            }

            if (request.QueryDefinitionId is null && known.Count >= MostOfAccount)
            {
                throw LogsErrors.LimitExceeded("Resource limit exceeded.");
            }

            var put = new QueryDefinition(
                request.QueryDefinitionId ?? Guid.NewGuid().ToString(), request.Name!, request.QueryString!, request.LogGroupNames ?? [], now, request.ClientToken);
            writer.Setting.Put(scope, put);
            return put.Id;
        }).ConfigureAwait(false);
        return new PutQueryDefinitionResponse { QueryDefinitionId = id };
    }

    public ValueTask<DescribeQueryDefinitionsResponse> DescribeAsync(CallContext call, DescribeQueryDefinitionsRequest request)
    {
        QueryApi.CheckLanguage(request.QueryLanguage);
        var query = string.Join('\n', call.Account, call.Region, "DescribeQueryDefinitions", request.QueryDefinitionNamePrefix);
        var (found, nextToken) = context.Page(query, request.MaxResults, request.NextToken, List, Key);
        return ValueTask.FromResult(new DescribeQueryDefinitionsResponse { NextToken = nextToken, QueryDefinitions = [.. found.Select(Show)] });

        IEnumerable<QueryDefinition> List(LogReader reader, string? after) => reader.Settings
            .Queries(LogsContext.Scope(call))
            .Where(one => request.QueryDefinitionNamePrefix is not { } prefix || one.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(one => after is null || string.CompareOrdinal(Key(one), after) > 0)
            .OrderBy(Key, StringComparer.Ordinal);
    }

    public async ValueTask<DeleteQueryDefinitionResponse> DeleteAsync(CallContext call, DeleteQueryDefinitionRequest request)
    {
        var scope = LogsContext.Scope(call);
        return await context.Store.WriteAsync(writer => writer.Setting.DeleteQuery(scope, request.QueryDefinitionId!)).ConfigureAwait(false)
            ? new DeleteQueryDefinitionResponse { Success = true }
            : throw NotFound();
    }

    private static AwsException NotFound() => LogsErrors.NotFound("The specified query definition does not exist.");

    private static string Key(QueryDefinition query) => $"{query.Name}\n{query.Id}";

    private static QueryDefinitionShape Show(QueryDefinition query) => new()
    {
        LastModified = query.Modified,
        LogGroupNames = query.Groups,
        Name = query.Name,
        QueryDefinitionId = query.Id,
        QueryLanguage = QueryApi.Language,
        QueryString = query.Query,
    };
}
