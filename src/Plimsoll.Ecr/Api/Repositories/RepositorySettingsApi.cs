using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Settings of repositories that are changed one by one.</summary>
internal sealed class RepositorySettingsApi(EcrContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "PutImageTagMutability", EcrApiJson.Default.PutImageTagMutabilityRequest, EcrApiJson.Default.PutImageTagMutabilityResponse,
            PutTagMutabilityAsync),
        Create(
            "PutImageScanningConfiguration", EcrApiJson.Default.PutImageScanningConfigurationRequest,
            EcrApiJson.Default.PutImageScanningConfigurationResponse, PutScanningAsync),
    ];

    private async ValueTask<PutImageTagMutabilityResponse> PutTagMutabilityAsync(CallContext call, PutImageTagMutabilityRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var filters = input.ImageTagMutabilityExclusionFilters;
        RepositoryRules.CheckMutability(input.ImageTagMutability!, filters);
        var changed = await ChangeAsync(registry, input.RepositoryName!, repository => repository with
        {
            ImageTagMutability = input.ImageTagMutability!,
            ExclusionFilters = filters,
        });
        return new PutImageTagMutabilityResponse
        {
            RegistryId = registry.Account,
            RepositoryName = changed.Name,
            ImageTagMutability = changed.ImageTagMutability,
            ImageTagMutabilityExclusionFilters = changed.ExclusionFilters,
        };
    }

    private async ValueTask<PutImageScanningConfigurationResponse> PutScanningAsync(CallContext call, PutImageScanningConfigurationRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var changed = await ChangeAsync(
            registry, input.RepositoryName!, repository => repository with { ScanOnPush = input.ImageScanningConfiguration!.ScanOnPush ?? false });
        return new PutImageScanningConfigurationResponse
        {
            RegistryId = registry.Account,
            RepositoryName = changed.Name,
            ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = changed.ScanOnPush },
        };
    }

    private ValueTask<RepositoryRecord> ChangeAsync(RegistryScope registry, string name, Func<RepositoryRecord, RepositoryRecord> change) =>
        context.Cell(registry).WriteAsync(tx =>
        {
            var repository = change(EcrContext.Known(tx, registry, name));
            tx.Put(EcrTables.Repositories, repository);
            return repository;
        });
}
