using Plimsoll.Ecr.Api.Images;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Replication between registries (spec/ecr.md §8).</summary>
internal sealed class ReplicationApi(EcrContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "PutReplicationConfiguration", EcrApiJson.Default.PutReplicationConfigurationRequest,
            EcrApiJson.Default.PutReplicationConfigurationResponse, PutAsync),
        Create("DescribeRegistry", EcrApiJson.Default.DescribeRegistryRequest, EcrApiJson.Default.DescribeRegistryResponse, DescribeAsync),
        Create(
            "DescribeImageReplicationStatus", EcrApiJson.Default.DescribeImageReplicationStatusRequest,
            EcrApiJson.Default.DescribeImageReplicationStatusResponse, StatusAsync),
    ];

    private ValueTask<PutReplicationConfigurationResponse> PutAsync(CallContext call, PutReplicationConfigurationRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        var configuration = input.ReplicationConfiguration!;
        ReplicationRules.Check(registry, configuration);
        return context.Cell(registry).WriteAsync(tx =>
        {
            tx.Put(EcrTables.ReplicationConfigurations, new ReplicationConfigurationRecord(configuration.Rules!));
            return new PutReplicationConfigurationResponse { ReplicationConfiguration = configuration };
        });
    }

    private ValueTask<DescribeRegistryResponse> DescribeAsync(CallContext call, DescribeRegistryRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).ReadAsync(view => new DescribeRegistryResponse
        {
            RegistryId = registry.Account,
            ReplicationConfiguration = new ReplicationConfiguration
            {
                Rules = view.Get(EcrTables.ReplicationConfigurations, ReplicationConfigurationRecord.Key)?.Rules ?? [],
            },
        });
    }

    private ValueTask<DescribeImageReplicationStatusResponse> StatusAsync(CallContext call, DescribeImageReplicationStatusRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var id = input.ImageId!;
        return context.Cell(registry).ReadAsync(view =>
        {
            EcrContext.Known(view, registry, input.RepositoryName!);
            var (image, failure) = ImageLookup.Find(view, input.RepositoryName!, id);
            return image is null
                ? throw (failure!.FailureCode is "ImageNotFound" or "ImageTagDoesNotMatchDigest"
                    ? EcrErrors.ImageNotFound(registry, input.RepositoryName!, id.ImageDigest, id.ImageTag)
                    : EcrErrors.Invalid("imageId", failure.FailureReason!))
                : new DescribeImageReplicationStatusResponse
                {
                    RepositoryName = input.RepositoryName,
                    ImageId = id with { ImageDigest = image.Digest },
                    ReplicationStatuses =
                    [
                        .. view.In(EcrTables.ReplicationsByImage, image.Key).Select(one => new ImageReplicationStatus
                        {
                            Region = one.Region,
                            RegistryId = one.Account,
                            Status = one.Status,
                            FailureCode = one.FailureCode,
                        }),
                    ],
                };
        });
    }
}
