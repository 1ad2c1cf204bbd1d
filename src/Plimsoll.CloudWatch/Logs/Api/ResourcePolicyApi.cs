using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Api.Policies;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>
/// Resource policies. They let services of AWS write into groups; no such service writes here, so that they are kept and given
/// back, and decide nothing.
/// </summary>
internal sealed class ResourcePolicyApi(LogsContext context)
{
    private const int MostOfAccount = 10;
    private const int MostAccountLength = 5120;

    public async ValueTask<PutResourcePolicyResponse> PutAsync(CallContext call, PutResourcePolicyRequest request)
    {
        var (name, ofResource) = Named(request.PolicyName, request.ResourceArn);
        var document = request.PolicyDocument ?? throw LogsErrors.InvalidParameter("policyDocument must be specified.");
        Check(document, ofResource);
        var (scope, now) = (LogsContext.Scope(call), context.Now);
        var policy = await context.Store.WriteAsync(writer =>
        {
            if (ofResource)
            {
                LogsContext.Group(writer.Groups, call, LogsArns.FromArn(call, name));
            }

            CheckRevision(writer.Settings.Policy(scope, ofResource, name), ofResource, request.ExpectedRevisionId);
            if (!ofResource && writer.Settings.Policies(scope, ofResource: false).Count(other => other.Name != name) >= MostOfAccount)
            {
                throw LogsErrors.LimitExceeded("Resource limit exceeded.");
            }

            var put = new ResourcePolicy(ofResource, name, document, now, Guid.NewGuid().ToString("N"));
            writer.Setting.Put(scope, put);
            return put;
        }).ConfigureAwait(false);
        return new PutResourcePolicyResponse { ResourcePolicy = Show(policy), RevisionId = ofResource ? policy.Revision : null };
    }

    public ValueTask<DescribeResourcePoliciesResponse> DescribeAsync(CallContext call, DescribeResourcePoliciesRequest request)
    {
        var ofResource = request.PolicyScope == SettingQueries.OfResource || request.ResourceArn is not null;
        var query = string.Join('\n', call.Account, call.Region, "DescribeResourcePolicies", ofResource, request.ResourceArn);
        var (policies, nextToken) = context.Page(query, request.Limit, request.NextToken, List, policy => policy.Name);
        return ValueTask.FromResult(new DescribeResourcePoliciesResponse { NextToken = nextToken, ResourcePolicies = [.. policies.Select(Show)] });

        IEnumerable<ResourcePolicy> List(LogReader reader, string? after) => reader.Settings
            .Policies(LogsContext.Scope(call), ofResource)
            .Where(policy => request.ResourceArn is not { } arn || policy.Name == arn)
            .Where(policy => after is null || string.CompareOrdinal(policy.Name, after) > 0);
    }

    public async ValueTask<DeleteResourcePolicyResponse> DeleteAsync(CallContext call, DeleteResourcePolicyRequest request)
    {
        var (name, ofResource) = Named(request.PolicyName, request.ResourceArn);
        var scope = LogsContext.Scope(call);
        await context.Store.WriteAsync(writer =>
        {
            var policy = writer.Settings.Policy(scope, ofResource, name) ?? throw LogsErrors.NotFound($"Policy with name [{name}] does not exist.");
            CheckRevision(policy, ofResource, request.ExpectedRevisionId);
            writer.Setting.Delete(scope, policy);
            return true;
        }).ConfigureAwait(false);
        return new DeleteResourcePolicyResponse();
    }

    private static (string Name, bool OfResource) Named(string? name, string? arn) => (name, arn) switch
    {
        (null or "", { Length: > 0 }) => (arn, true),
        ({ Length: > 0 }, null or "") => (name, false),
        _ => throw LogsErrors.InvalidParameter("Exactly one of policyName and resourceArn must be specified."),
    };

    private static void CheckRevision(ResourcePolicy? policy, bool ofResource, string? expected)
    {
        if (expected is not null && !ofResource)
        {
            throw LogsErrors.InvalidParameter("expectedRevisionId goes with resourceArn only.");
        }

        if (expected is not null && policy?.Revision != expected)
        {
            throw new AwsException("OperationAbortedException", "The policy has another revision than expectedRevisionId.");
        }
    }

    private static void Check(string document, bool ofResource)
    {
        if (!ofResource && document.Length > MostAccountLength)
        {
            throw LogsErrors.InvalidParameter($"The policy document is longer than {MostAccountLength} characters.");
        }

        try
        {
            using var json = JsonDocument.Parse(document);
            if (json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("Statement", out _))
            {
                return;
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw LogsErrors.InvalidParameter("Unknown or invalid policy document: it must be a JSON object with a Statement.");
    }

    private static ResourcePolicyShape Show(ResourcePolicy policy) => new()
    {
        LastUpdatedTime = policy.Updated,
        PolicyDocument = policy.Document,
        PolicyName = policy.IsOfResource ? null : policy.Name,
        PolicyScope = policy.IsOfResource ? SettingQueries.OfResource : SettingQueries.OfAccount,
        ResourceArn = policy.IsOfResource ? policy.Name : null,
        RevisionId = policy.IsOfResource ? policy.Revision : null,
    };
}
