namespace Plimsoll.Ecs.Model;

/// <summary>The last task of a service that failed, and how many failed like it one after another.</summary>
internal sealed record ServiceFailure
{
    /// <summary>ARN of the task; it is forgotten before this is.</summary>
    public required string TaskArn { get; init; }

    /// <summary>Id of its deployment.</summary>
    public string? Deployment { get; init; }

    /// <summary>ARN of the instance that it was on.</summary>
    public string? ContainerInstanceArn { get; init; }

    public required string StopCode { get; init; }

    public required string StoppedReason { get; init; }

    /// <summary>The container that brought it down; null when none did.</summary>
    public string? Container { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>What is said of the container.</summary>
    public string? ContainerReason { get; init; }

    /// <summary>When it stopped.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the first of those like it stopped.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>How many in a row, this one counted: of the same deployment, with the same code, container, exit code and kind of error.</summary>
    public int Alike { get; init; } = 1;
}
