using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>When images are scanned.</summary>
internal sealed class ScanningConfigurationApi(EcrContext context)
{
    private const string Basic = "BASIC";

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "PutRegistryScanningConfiguration", EcrApiJson.Default.PutRegistryScanningConfigurationRequest,
            EcrApiJson.Default.PutRegistryScanningConfigurationResponse, PutAsync),
        Create(
            "GetRegistryScanningConfiguration", EcrApiJson.Default.GetRegistryScanningConfigurationRequest,
            EcrApiJson.Default.GetRegistryScanningConfigurationResponse, GetAsync),
        Create(
            "BatchGetRepositoryScanningConfiguration", EcrApiJson.Default.BatchGetRepositoryScanningConfigurationRequest,
            EcrApiJson.Default.BatchGetRepositoryScanningConfigurationResponse, BatchGetAsync),
    ];

    private ValueTask<PutRegistryScanningConfigurationResponse> PutAsync(CallContext call, PutRegistryScanningConfigurationRequest input)
    {
        if (input.ScanType is not (null or Basic))
        {
            throw EcrErrors.Invalid("scanType", $"{Basic} is the only type of scanning that Plimsoll supports");
        }

        var rules = input.Rules ?? [];
        if (rules.Any(rule => rule.ScanFrequency is not (ScanningRecord.OnPush or ScanningRecord.Manual)))
        {
            throw EcrErrors.Invalid("rules", $"scanFrequency must be {ScanningRecord.OnPush} or {ScanningRecord.Manual} with scanType {Basic}");
        }

        if (rules.Select(rule => rule.ScanFrequency).Distinct().Count() < rules.Count)
        {
            throw EcrErrors.Invalid("rules", "each scanFrequency may have one rule");
        }

        return context.Cell(EcrContext.Registry(call, null)).WriteAsync(tx =>
        {
            tx.Put(EcrTables.Scanning, new ScanningRecord(rules));
            return new PutRegistryScanningConfigurationResponse { RegistryScanningConfiguration = Shown(rules) };
        });
    }

    private ValueTask<GetRegistryScanningConfigurationResponse> GetAsync(CallContext call, GetRegistryScanningConfigurationRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).ReadAsync(view => new GetRegistryScanningConfigurationResponse
        {
            RegistryId = registry.Account,
            ScanningConfiguration = Shown(view.Get(EcrTables.Scanning, ScanningRecord.Key)?.Rules ?? []),
        });
    }

    private ValueTask<BatchGetRepositoryScanningConfigurationResponse> BatchGetAsync(CallContext call, BatchGetRepositoryScanningConfigurationRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).ReadAsync(view =>
        {
            var names = input.RepositoryNames!.Distinct().ToLookup(name => view.Get(EcrTables.Repositories, name) is not null);
            return new BatchGetRepositoryScanningConfigurationResponse
            {
                ScanningConfigurations = [.. names[true].Select(name => Shown(view, registry, view.Get(EcrTables.Repositories, name)!))],
                Failures =
                [
                    .. names[false].Select(name => new RepositoryScanningConfigurationFailure
                    {
                        RepositoryName = name,
                        FailureCode = "REPOSITORY_NOT_FOUND",
                        FailureReason = EcrErrors.RepositoryNotFound(registry, name).Message,
                    }),
                ],
            };
        });
    }

    private static RepositoryScanningConfiguration Shown(Cells.View view, RegistryScope registry, RepositoryRecord repository)
    {
        var onPush = ScanRules.ScansOnPush(view, repository);
        return new RepositoryScanningConfiguration
        {
            RepositoryArn = registry.ArnOf(repository.Name),
            RepositoryName = repository.Name,
            ScanOnPush = onPush,
            ScanFrequency = onPush ? ScanningRecord.OnPush : ScanningRecord.Manual,
            AppliedScanFilters = ScanRules.FiltersFor(view, repository.Name),
        };
    }

    private static RegistryScanningConfiguration Shown(IReadOnlyList<RegistryScanningRule> rules) => new() { ScanType = Basic, Rules = rules };
}
