using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Shows repositories.</summary>
internal static class RepositoryView
{
    public static Repository Of(EcrContext context, CallContext call, RegistryScope registry, RepositoryRecord repository) => new()
    {
        RepositoryArn = registry.ArnOf(repository.Name),
        RegistryId = registry.Account,
        RepositoryName = repository.Name,
        RepositoryUri = $"{context.HostFor(call, registry)}/{repository.Name}",
        CreatedAt = repository.CreatedAt,
        ImageTagMutability = repository.ImageTagMutability,
        ImageTagMutabilityExclusionFilters = repository.ExclusionFilters,
        ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = repository.ScanOnPush },
        EncryptionConfiguration = repository.Encryption ?? Encryption.Default,
    };
}
