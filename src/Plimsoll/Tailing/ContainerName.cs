namespace Plimsoll.Tailing;

/// <summary>A container of a task.</summary>
/// <param name="TaskArn">Its task.</param>
/// <param name="Container">Its name.</param>
internal sealed record ContainerName(string TaskArn, string Container)
{
    /// <summary>Id of its task.</summary>
    public string Task => TaskArn[(TaskArn.LastIndexOf('/') + 1)..];
}
