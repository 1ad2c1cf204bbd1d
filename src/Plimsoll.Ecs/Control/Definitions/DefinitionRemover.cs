using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Definitions;

/// <summary>
/// Removes task definitions whose deletion was asked for, as soon as no task and no service runs from them (spec/tasks-services.md §3).
/// It looks whenever a deletion is asked for or a task ends; what is due is read from the tables, so a restart loses nothing.
/// </summary>
/// <param name="context">What ECS works with.</param>
/// <param name="fault">Told when the store failed; the next change tries again.</param>
internal sealed class DefinitionRemover(EcsContext context, Action<Exception> fault)
{
    /// <summary>Takes up what was left when the server stopped, and watches from now on.</summary>
    public async Task StartAsync()
    {
        context.Cells.Committed += Committed;
        foreach (var cell in context.Cells.All)
        {
            await RemoveAsync(cell);
        }
    }

    /// <summary>Ends the watch.</summary>
    public void Stop() => context.Cells.Committed -= Committed;

    private static bool Matters(Change change) => change switch
    {
        { New: TaskDefinitionRecord { Definition.Status: DefinitionStatuses.DeleteInProgress } } => true,
        { New: ServiceRecord { Deployments: var now }, Old: ServiceRecord { Deployments: var before } } => !ReferenceEquals(now, before),
        { New: ServiceRecord { IsActive: false } } => true,
        { Old: TaskRecord, New: null or TaskRecord { Task.LastStatus: TaskStatuses.Stopped } } => true,
        _ => false,
    };

    private static List<string> Due(View view) =>
    [
        .. view.In(EcsTables.DefinitionsByStatus, DefinitionStatuses.DeleteInProgress)
            .Where(record => view.Count(EcsTables.LiveTasksByDefinition, record.Definition.TaskDefinitionArn!) == 0)
            .Where(record => !view.All(EcsTables.Services).Any(service => Runs(service, record.Key)))
            .Select(record => record.Key),
    ];

    // Few definitions are ever being deleted, so the services need no index by definition.
    private static bool Runs(ServiceRecord service, string definition) => service.Service.Status != ServiceStatuses.Inactive
        && (service.Deployments.Any(one => one.DefinitionKey == definition) || service.LastCompleted?.DefinitionKey == definition);

    private void Committed(Cell cell, Entry entry)
    {
        if (entry.Changes.Any(Matters))
        {
            Observe(cell);
        }
    }

    private async void Observe(Cell cell)
    {
        try
        {
            await RemoveAsync(cell);
        }
        catch (Exception error)
        {
            fault(error);
        }
    }

    private static async Task RemoveAsync(Cell cell)
    {
        if (cell.Peek(Due).Count > 0)
        {
            await cell.WriteAsync(tx => Due(tx).ForEach(key => tx.Remove(EcsTables.TaskDefinitions, key)));
        }
    }
}
