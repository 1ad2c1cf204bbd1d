using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Repository creation templates (spec/ecr.md §8).</summary>
internal sealed class TemplatesApi(EcrContext context)
{
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "CreateRepositoryCreationTemplate", EcrApiJson.Default.CreateRepositoryCreationTemplateRequest,
            EcrApiJson.Default.CreateRepositoryCreationTemplateResponse, CreateAsync),
        Create(
            "UpdateRepositoryCreationTemplate", EcrApiJson.Default.UpdateRepositoryCreationTemplateRequest,
            EcrApiJson.Default.UpdateRepositoryCreationTemplateResponse, UpdateAsync),
        Create(
            "DescribeRepositoryCreationTemplates", EcrApiJson.Default.DescribeRepositoryCreationTemplatesRequest,
            EcrApiJson.Default.DescribeRepositoryCreationTemplatesResponse, DescribeAsync),
        Create(
            "DeleteRepositoryCreationTemplate", EcrApiJson.Default.DeleteRepositoryCreationTemplateRequest,
            EcrApiJson.Default.DeleteRepositoryCreationTemplateResponse, DeleteAsync),
    ];

    private ValueTask<CreateRepositoryCreationTemplateResponse> CreateAsync(CallContext call, CreateRepositoryCreationTemplateRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        var template = new TemplateRecord
        {
            Encryption = TemplateRules.Encryption(registry, input.EncryptionConfiguration),
            Prefix = input.Prefix!,
            Description = input.Description,
            ResourceTags = input.ResourceTags ?? [],
            ImageTagMutability = input.ImageTagMutability ?? TagMutability.Mutable,
            ExclusionFilters = input.ImageTagMutabilityExclusionFilters,
            RepositoryPolicy = TemplateRules.OrNull(input.RepositoryPolicy),
            LifecyclePolicy = TemplateRules.OrNull(input.LifecyclePolicy),
            AppliedFor = input.AppliedFor!,
            CustomRoleArn = TemplateRules.OrNull(input.CustomRoleArn),
            CreatedAt = context.Now,
            UpdatedAt = context.Now,
        };
        TemplateRules.Check(template);
        return context.Cell(registry).WriteAsync(tx =>
        {
            if (tx.Get(EcrTables.Templates, template.Key) is not null)
            {
                throw EcrErrors.TemplateAlreadyExists(registry, template.Prefix);
            }

            tx.Put(EcrTables.Templates, template);
            return new CreateRepositoryCreationTemplateResponse { RegistryId = registry.Account, RepositoryCreationTemplate = Shown(template) };
        });
    }

    private ValueTask<UpdateRepositoryCreationTemplateResponse> UpdateAsync(CallContext call, UpdateRepositoryCreationTemplateRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        var encryption = TemplateRules.Encryption(registry, input.EncryptionConfiguration);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var old = Known(tx, registry, input.Prefix!);
            var template = old with
            {
                Description = input.Description ?? old.Description,
                Encryption = input.EncryptionConfiguration is null ? old.Encryption : encryption,
                ResourceTags = input.ResourceTags ?? old.ResourceTags,
                ImageTagMutability = input.ImageTagMutability ?? old.ImageTagMutability,

                // A mode brings its filters with it.
                ExclusionFilters = input.ImageTagMutabilityExclusionFilters ?? (input.ImageTagMutability is null ? old.ExclusionFilters : null),
                RepositoryPolicy = TemplateRules.OrNull(input.RepositoryPolicy ?? old.RepositoryPolicy),
                LifecyclePolicy = TemplateRules.OrNull(input.LifecyclePolicy ?? old.LifecyclePolicy),
                AppliedFor = input.AppliedFor ?? old.AppliedFor,
                CustomRoleArn = TemplateRules.OrNull(input.CustomRoleArn ?? old.CustomRoleArn),
                UpdatedAt = context.Now,
            };
            TemplateRules.Check(template);
            tx.Put(EcrTables.Templates, template);
            return new UpdateRepositoryCreationTemplateResponse { RegistryId = registry.Account, RepositoryCreationTemplate = Shown(template) };
        });
    }

    private ValueTask<DescribeRepositoryCreationTemplatesResponse> DescribeAsync(CallContext call, DescribeRepositoryCreationTemplatesRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        var wanted = input.Prefixes is { Count: > 0 } prefixes ? prefixes.Select(TemplateRecord.KeyOf).ToHashSet(StringComparer.Ordinal) : null;
        return context.Cell(registry).ReadAsync(view =>
        {
            var (page, next) = _pages.Cut(
                call, $"DescribeRepositoryCreationTemplates {string.Join(',', (wanted ?? []).Order(StringComparer.Ordinal))}", input.MaxResults, input.NextToken,
                after => view.In(EcrTables.TemplatesInOrder, "", after).Where(template => wanted?.Contains(template.Key) != false),
                template => template.Key);
            return new DescribeRepositoryCreationTemplatesResponse
            {
                RegistryId = registry.Account,
                RepositoryCreationTemplates = [.. page.Select(Shown)],
                NextToken = next,
            };
        });
    }

    private ValueTask<DeleteRepositoryCreationTemplateResponse> DeleteAsync(CallContext call, DeleteRepositoryCreationTemplateRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var template = Known(tx, registry, input.Prefix!);
            tx.Remove(EcrTables.Templates, template.Key);
            return new DeleteRepositoryCreationTemplateResponse { RegistryId = registry.Account, RepositoryCreationTemplate = Shown(template) };
        });
    }

    private static TemplateRecord Known(View view, RegistryScope registry, string prefix) =>
        view.Get(EcrTables.Templates, TemplateRecord.KeyOf(prefix)) ?? throw EcrErrors.TemplateNotFound(registry, prefix);

    private static RepositoryCreationTemplate Shown(TemplateRecord template) => new()
    {
        Prefix = template.Prefix,
        Description = template.Description,
        EncryptionConfiguration = TemplateRules.Shown(template.Encryption),
        ResourceTags = template.ResourceTags,
        ImageTagMutability = template.ImageTagMutability,
        ImageTagMutabilityExclusionFilters = template.ExclusionFilters,
        RepositoryPolicy = template.RepositoryPolicy,
        LifecyclePolicy = template.LifecyclePolicy,
        AppliedFor = template.AppliedFor,
        CustomRoleArn = template.CustomRoleArn,
        CreatedAt = template.CreatedAt,
        UpdatedAt = template.UpdatedAt,
    };
}
