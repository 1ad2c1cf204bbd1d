using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.PullThrough;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Rules of the pull-through cache (spec/ecr.md §8).</summary>
internal sealed class PullThroughApi(EcrContext context, PullThroughCache cache)
{
    private const int MostRules = 50;
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "CreatePullThroughCacheRule", EcrApiJson.Default.CreatePullThroughCacheRuleRequest,
            EcrApiJson.Default.CreatePullThroughCacheRuleResponse, CreateAsync),
        Create(
            "UpdatePullThroughCacheRule", EcrApiJson.Default.UpdatePullThroughCacheRuleRequest,
            EcrApiJson.Default.UpdatePullThroughCacheRuleResponse, UpdateAsync),
        Create(
            "DeletePullThroughCacheRule", EcrApiJson.Default.DeletePullThroughCacheRuleRequest,
            EcrApiJson.Default.DeletePullThroughCacheRuleResponse, DeleteAsync),
        Create(
            "DescribePullThroughCacheRules", EcrApiJson.Default.DescribePullThroughCacheRulesRequest,
            EcrApiJson.Default.DescribePullThroughCacheRulesResponse, DescribeAsync),
        Create(
            "ValidatePullThroughCacheRule", EcrApiJson.Default.ValidatePullThroughCacheRuleRequest,
            EcrApiJson.Default.ValidatePullThroughCacheRuleResponse, ValidateAsync),
    ];

    private ValueTask<CreatePullThroughCacheRuleResponse> CreateAsync(CallContext call, CreatePullThroughCacheRuleRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        var name = cache.Check(input.UpstreamRegistryUrl!, input.CredentialArn).Name;
        if (input.UpstreamRegistry is { } given && given != name)
        {
            throw EcrErrors.UnsupportedUpstreamRegistry($"'{input.UpstreamRegistryUrl}' is not the registry '{given}'");
        }

        var rule = new PullThroughRuleRecord
        {
            Prefix = input.EcrRepositoryPrefix!.TrimEnd('/'),
            UpstreamUrl = input.UpstreamRegistryUrl!,
            UpstreamName = name,
            UpstreamPrefix = input.UpstreamRepositoryPrefix?.TrimEnd('/'),
            CredentialArn = input.CredentialArn,
            CreatedAt = context.Now,
            UpdatedAt = context.Now,
        };
        return context.Cell(registry).WriteAsync(tx =>
        {
            if (tx.Get(EcrTables.PullThroughRules, rule.Prefix) is { } there)
            {
                throw EcrErrors.PullThroughCacheRuleAlreadyExists(registry, there.Prefix, there.UpstreamUrl);
            }

            if (tx.Count(EcrTables.PullThroughRulesInOrder, "") >= MostRules)
            {
                throw new AwsException("LimitExceededException", $"A registry can have at most {MostRules} pull through cache rules");
            }

            tx.Put(EcrTables.PullThroughRules, rule);
            return new CreatePullThroughCacheRuleResponse
            {
                EcrRepositoryPrefix = rule.Prefix,
                UpstreamRegistryUrl = rule.UpstreamUrl,
                CreatedAt = rule.CreatedAt,
                RegistryId = registry.Account,
                UpstreamRegistry = rule.UpstreamName,
                CredentialArn = rule.CredentialArn,
                UpstreamRepositoryPrefix = rule.UpstreamPrefix,
            };
        });
    }

    private async ValueTask<UpdatePullThroughCacheRuleResponse> UpdateAsync(CallContext call, UpdatePullThroughCacheRuleRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        var known = await context.Cell(registry).ReadAsync(view => Known(view, registry, input.EcrRepositoryPrefix!));
        cache.Check(known.UpstreamUrl, input.CredentialArn);
        return await context.Cell(registry).WriteAsync(tx =>
        {
            // As it is now: another update may have come since it was looked at.
            var current = Known(tx, registry, input.EcrRepositoryPrefix!);
            var rule = current with { CredentialArn = input.CredentialArn ?? current.CredentialArn, UpdatedAt = context.Now };
            tx.Put(EcrTables.PullThroughRules, rule);
            return new UpdatePullThroughCacheRuleResponse
            {
                EcrRepositoryPrefix = rule.Prefix,
                RegistryId = registry.Account,
                UpdatedAt = rule.UpdatedAt,
                CredentialArn = rule.CredentialArn,
                UpstreamRepositoryPrefix = rule.UpstreamPrefix,
            };
        });
    }

    private ValueTask<DeletePullThroughCacheRuleResponse> DeleteAsync(CallContext call, DeletePullThroughCacheRuleRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var rule = Known(tx, registry, input.EcrRepositoryPrefix!);
            tx.Remove(EcrTables.PullThroughRules, rule.Prefix);
            return new DeletePullThroughCacheRuleResponse
            {
                EcrRepositoryPrefix = rule.Prefix,
                UpstreamRegistryUrl = rule.UpstreamUrl,
                CreatedAt = rule.CreatedAt,
                RegistryId = registry.Account,
                CredentialArn = rule.CredentialArn,
                UpstreamRepositoryPrefix = rule.UpstreamPrefix,
            };
        });
    }

    private ValueTask<DescribePullThroughCacheRulesResponse> DescribeAsync(CallContext call, DescribePullThroughCacheRulesRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        if (input.EcrRepositoryPrefixes is not null && (input.MaxResults is not null || input.NextToken is not null))
        {
            throw EcrErrors.Invalid("maxResults", "cannot be used when you specify rules with ecrRepositoryPrefixes");
        }

        return context.Cell(registry).ReadAsync(view =>
        {
            var (found, next) = input.EcrRepositoryPrefixes is { } prefixes
                ? ([.. prefixes.Distinct().Select(prefix => Known(view, registry, prefix))], null)
                : _pages.Cut(
                    call, "DescribePullThroughCacheRules", input.MaxResults, input.NextToken,
                    after => view.In(EcrTables.PullThroughRulesInOrder, "", after), rule => rule.Prefix);
            return new DescribePullThroughCacheRulesResponse
            {
                PullThroughCacheRules = [.. found.Select(rule => Shown(registry, rule))],
                NextToken = next,
            };
        });
    }

    private async ValueTask<ValidatePullThroughCacheRuleResponse> ValidateAsync(CallContext call, ValidatePullThroughCacheRuleRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        var rule = await context.Cell(registry).ReadAsync(view => Known(view, registry, input.EcrRepositoryPrefix!));
        string? failure = null;
        try
        {
            await cache.CheckAsync(rule, call.Aborted);
        }
        catch (UpstreamException error)
        {
            failure = error.Message;
        }

        return new ValidatePullThroughCacheRuleResponse
        {
            EcrRepositoryPrefix = rule.Prefix,
            RegistryId = registry.Account,
            UpstreamRegistryUrl = rule.UpstreamUrl,
            CredentialArn = rule.CredentialArn,
            UpstreamRepositoryPrefix = rule.UpstreamPrefix,
            IsValid = failure is null,
            Failure = failure,
        };
    }

    private static PullThroughRuleRecord Known(View view, RegistryScope registry, string prefix) =>
        view.Get(EcrTables.PullThroughRules, prefix.TrimEnd('/')) ?? throw EcrErrors.PullThroughCacheRuleNotFound(registry, prefix);

    private static PullThroughCacheRule Shown(RegistryScope registry, PullThroughRuleRecord rule) => new()
    {
        EcrRepositoryPrefix = rule.Prefix,
        UpstreamRegistryUrl = rule.UpstreamUrl,
        CreatedAt = rule.CreatedAt,
        RegistryId = registry.Account,
        CredentialArn = rule.CredentialArn,
        UpstreamRepositoryPrefix = rule.UpstreamPrefix,
        UpstreamRegistry = rule.UpstreamName,
        UpdatedAt = rule.UpdatedAt,
    };
}
