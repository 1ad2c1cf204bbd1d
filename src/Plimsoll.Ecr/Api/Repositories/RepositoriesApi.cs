using Plimsoll.Ecr.Api.Tags;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Operations on repositories (spec/ecr.md §1).</summary>
internal sealed class RepositoriesApi(EcrContext context)
{
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateRepository", EcrApiJson.Default.CreateRepositoryRequest, EcrApiJson.Default.CreateRepositoryResponse, CreateAsync),
        Create("DescribeRepositories", EcrApiJson.Default.DescribeRepositoriesRequest, EcrApiJson.Default.DescribeRepositoriesResponse, DescribeAsync),
        Create("DeleteRepository", EcrApiJson.Default.DeleteRepositoryRequest, EcrApiJson.Default.DeleteRepositoryResponse, DeleteAsync),
    ];

    private ValueTask<CreateRepositoryResponse> CreateAsync(CallContext call, CreateRepositoryRequest input)
    {
        var registry = EcrContext.Registry(call, input.RegistryId);
        var mutability = input.ImageTagMutability ?? TagMutability.Mutable;
        RepositoryRules.CheckMutability(mutability, input.ImageTagMutabilityExclusionFilters);
        var repository = new RepositoryRecord
        {
            Name = input.RepositoryName!,
            CreatedAt = context.Now,
            ImageTagMutability = mutability,
            ExclusionFilters = input.ImageTagMutabilityExclusionFilters,
            Encryption = Encryption.Of(registry, input.EncryptionConfiguration),
            ScanOnPush = input.ImageScanningConfiguration?.ScanOnPush ?? false,
            Tags = TagRules.Merge([], input.Tags ?? []),
        };
        return context.Cell(registry).WriteAsync(tx =>
        {
            if (tx.Get(EcrTables.Repositories, repository.Name) is not null)
            {
                throw EcrErrors.RepositoryAlreadyExists(registry, repository.Name);
            }

            tx.Put(EcrTables.Repositories, repository);
            return new CreateRepositoryResponse { Repository = RepositoryView.Of(context, call, registry, repository) };
        });
    }

    private ValueTask<DescribeRepositoriesResponse> DescribeAsync(CallContext call, DescribeRepositoriesRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        if (input.RepositoryNames is not null && (input.MaxResults is not null || input.NextToken is not null))
        {
            throw EcrErrors.Invalid("maxResults", "cannot be used when you specify repositories with repositoryNames");
        }

        return context.Cell(registry).ReadAsync(view =>
        {
            var (found, next) = input.RepositoryNames is { } names
                ? ([.. names.Distinct().Select(name => EcrContext.Known(view, registry, name))], null)
                : _pages.Cut(
                    call, "DescribeRepositories", input.MaxResults, input.NextToken,
                    after => view.In(EcrTables.RepositoriesInOrder, "", after), repository => repository.Name);
            return new DescribeRepositoriesResponse
            {
                Repositories = [.. found.Select(repository => RepositoryView.Of(context, call, registry, repository))],
                NextToken = next,
            };
        });
    }

    private ValueTask<DeleteRepositoryResponse> DeleteAsync(CallContext call, DeleteRepositoryRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var elsewhere = context.Guard.Elsewhere(registry, input.RepositoryName!);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var repository = EcrContext.Known(tx, registry, input.RepositoryName!);
            if (input.Force != true && tx.Count(EcrTables.ImagesByRepository, repository.Name) > 0)
            {
                throw EcrErrors.RepositoryNotEmpty(registry, repository.Name);
            }

            // Force is the caller's word that all of it is to go: nothing holds, but what used it is said.
            var holds = context.Guard.In(tx, registry, repository.Name, elsewhere);
            ImageRemoval.RemoveRepository(tx, repository.Name);
            tx.OnDurable(() => context.Guard.Forced(repository.Name, holds));
            return new DeleteRepositoryResponse { Repository = RepositoryView.Of(context, call, registry, repository) };
        });
    }
}
