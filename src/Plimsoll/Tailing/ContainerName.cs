namespace Plimsoll.Tailing;

/// <summary>A container of a task.</summary>
/// <param name="TaskArn">Its task.</param>
/// <param name="Container">Its name.</param>
/// <param name="RuntimeId">Its id on the engine; null before it is made.</param>
internal sealed record ContainerName(string TaskArn, string Container, string? RuntimeId)
{
    /// <summary>Id of its task.</summary>
    public string Task => TaskArn[(TaskArn.LastIndexOf('/') + 1)..];
}
