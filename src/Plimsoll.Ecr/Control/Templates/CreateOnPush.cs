using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Templates;

/// <summary>Makes the repository that a push begins with, where a template says so.</summary>
internal sealed class CreateOnPush(EcrContext context, Access access)
{
    /// <summary>Makes the repository unless it is there or no template is for it: then the push says that there is none.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>AccessDeniedException</c>: the caller may push but not create.</exception>
    public async ValueTask EnsureAsync(CallContext call, RegistryScope registry, string repository)
    {
        var cell = context.Cell(registry);
        if (cell.Peek(view => view.Get(EcrTables.Repositories, repository) is not null
            || RepositoryByTemplate.Find(view, repository, TemplateRecord.CreateOnPush) is null))
        {
            return;
        }

        access.Require(call, "CreateRepository", registry, repository);
        await cell.WriteAsync(tx =>
        {
            if (tx.Get(EcrTables.Repositories, repository) is null
                && RepositoryByTemplate.Find(tx, repository, TemplateRecord.CreateOnPush) is { } template)
            {
                RepositoryByTemplate.Create(tx, repository, template, context.Now);
            }
        });
    }
}
