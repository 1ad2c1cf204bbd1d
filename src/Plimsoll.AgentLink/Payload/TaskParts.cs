namespace Plimsoll.AgentLink.Payload;

/// <summary>Something attached to a task: Service Connect, an EBS volume, S3 Files.</summary>
public sealed record Attachment
{
    /// <summary>The attachment's ARN.</summary>
    public string? AttachmentArn { get; init; }

    /// <summary>For example <c>amazonebs</c>.</summary>
    public string? AttachmentType { get; init; }

    /// <summary>Its properties.</summary>
    public IReadOnlyList<AttachmentProperty>? AttachmentProperties { get; init; }
}

/// <summary>A property of an <see cref="Attachment"/>.</summary>
public sealed record AttachmentProperty
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The value.</summary>
    public string? Value { get; init; }
}

/// <summary>Ties a device to containers.</summary>
public sealed record Association
{
    /// <summary><c>gpu</c> or <c>elastic-inference</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The device's name.</summary>
    public string? Name { get; init; }

    /// <summary>The containers that use it.</summary>
    public IReadOnlyList<string>? Containers { get; init; }

    /// <summary>What the container reads about it.</summary>
    public AssociationContent? Content { get; init; }
}

/// <summary>The content of an <see cref="Association"/>.</summary>
public sealed record AssociationContent
{
    /// <summary>The value.</summary>
    public string? Value { get; init; }

    /// <summary>Its encoding.</summary>
    public string? Encoding { get; init; }
}

/// <summary>The App Mesh proxy of a task.</summary>
public sealed record ProxyConfiguration
{
    /// <summary><c>APPMESH</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The container that is the proxy.</summary>
    public string? ContainerName { get; init; }

    /// <summary>Its properties.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }
}
