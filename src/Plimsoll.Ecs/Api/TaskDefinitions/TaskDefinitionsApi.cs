using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>Registers, describes, retires task definitions (spec/tasks-services.md §3).</summary>
internal sealed class TaskDefinitionsApi(EcsContext context)
{
    private const int MostRevisions = 1_000_000;
    private const int MostDeleted = 10;

    /// <summary>The operations.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create(
            "RegisterTaskDefinition",
            EcsApiJson.Default.RegisterTaskDefinitionRequest,
            EcsApiJson.Default.RegisterTaskDefinitionResponse,
            RegisterAsync,
            LaunchNeeds.Register),
        Operation.Create(
            "DescribeTaskDefinition",
            EcsApiJson.Default.DescribeTaskDefinitionRequest,
            EcsApiJson.Default.DescribeTaskDefinitionResponse,
            DescribeAsync,
            (_, _) => EcsNeeds.Any("DescribeTaskDefinition")),
        Operation.Create(
            "DeregisterTaskDefinition",
            EcsApiJson.Default.DeregisterTaskDefinitionRequest,
            EcsApiJson.Default.DeregisterTaskDefinitionResponse,
            DeregisterAsync,
            (_, _) => EcsNeeds.Any("DeregisterTaskDefinition")),
        Operation.Create(
            "DeleteTaskDefinitions",
            EcsApiJson.Default.DeleteTaskDefinitionsRequest,
            EcsApiJson.Default.DeleteTaskDefinitionsResponse,
            DeleteAsync,
            (call, request) => (request.TaskDefinitions ?? []).SelectMany(one => Needs.Definition(call, "DeleteTaskDefinitions", one, new NeedKeys()))),
    ];

    private async ValueTask<RegisterTaskDefinitionResponse> RegisterAsync(CallContext call, RegisterTaskDefinitionRequest input)
    {
        // Everything that needs no state is done before the cell is locked.
        var tags = TagRules.Check(input.Tags);
        var definition = DefinitionRegistration.Prepare(call, input, context.Now);
        var registered = await context.Cell(call).WriteAsync(tx =>
        {
            var revision = (tx.Get(EcsTables.Families, definition.Family!)?.LastRevision ?? 0) + 1;
            if (revision > MostRevisions)
            {
                throw EcsErrors.Client($"The family {definition.Family} has reached {MostRevisions} revisions.");
            }

            var numbered = definition with
            {
                Revision = revision,
                TaskDefinitionArn = EcsArns.TaskDefinition(call, definition.Family!, revision),
            };
            tx.Put(EcsTables.Families, new FamilyRecord(definition.Family!, revision));
            tx.Put(EcsTables.TaskDefinitions, new TaskDefinitionRecord(numbered, tags));
            return numbered;
        });
        return new() { TaskDefinition = registered, Tags = tags.Count > 0 ? tags : null };
    }

    private ValueTask<DescribeTaskDefinitionResponse> DescribeAsync(CallContext call, DescribeTaskDefinitionRequest input) =>
        context.Cell(call).ReadAsync(view =>
        {
            var record = TaskDefinitionRef.Find(view, call, input.TaskDefinition!) ?? throw TaskDefinitionRef.CannotDescribe();
            return new DescribeTaskDefinitionResponse
            {
                TaskDefinition = record.Definition,
                Tags = input.Include?.Contains("TAGS") == true ? record.Tags : null,
            };
        });

    private ValueTask<DeregisterTaskDefinitionResponse> DeregisterAsync(CallContext call, DeregisterTaskDefinitionRequest input) =>
        context.Cell(call).WriteAsync(tx =>
        {
            var record = TaskDefinitionRef.Exact(tx, call, input.TaskDefinition!);
            if (record.Definition.Status == DefinitionStatuses.Active)
            {
                record = record with
                {
                    Definition = record.Definition with { Status = DefinitionStatuses.Inactive, DeregisteredAt = context.Now },
                };
                tx.Put(EcsTables.TaskDefinitions, record);
            }

            return new DeregisterTaskDefinitionResponse { TaskDefinition = record.Definition };
        });

    private ValueTask<DeleteTaskDefinitionsResponse> DeleteAsync(CallContext call, DeleteTaskDefinitionsRequest input)
    {
        if (input.TaskDefinitions!.Count is 0 or > MostDeleted)
        {
            throw EcsErrors.InvalidParameter(input.TaskDefinitions.Count == 0
                ? "TaskDefinition references list cannot be empty"
                : $"Size of TaskDefinition references list cannot exceed {MostDeleted}");
        }

        return context.Cell(call).WriteAsync(tx =>
        {
            var deleted = new List<TaskDefinition>();
            var failures = new List<Failure>();
            foreach (var text in input.TaskDefinitions)
            {
                var (record, reason) = DefinitionDeletion.Judge(tx, call, text);
                if (record is null)
                {
                    failures.Add(new Failure { Arn = text, Reason = reason });
                    continue;
                }

                if (record.Definition.Status == DefinitionStatuses.Inactive)
                {
                    record = record with
                    {
                        Definition = record.Definition with
                        {
                            Status = DefinitionStatuses.DeleteInProgress,
                            DeleteRequestedAt = context.Now,
                        },
                    };
                    tx.Put(EcsTables.TaskDefinitions, record);
                }

                deleted.Add(record.Definition);
            }

            return new DeleteTaskDefinitionsResponse { TaskDefinitions = deleted, Failures = failures };
        });
    }

    private EcsNeeds Needs => new(context);
}
