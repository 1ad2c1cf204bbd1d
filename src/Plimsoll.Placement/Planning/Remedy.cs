namespace Plimsoll.Placement.Planning;

/// <summary>One way to make the next task fit.</summary>
/// <param name="Words">What would have to change, such as <c>512 MiB more memory</c>.</param>
/// <param name="Instances">On how many instances a change of this kind would do; for new instances, how many to add.</param>
/// <param name="InstanceId">The instance that needs least, which the words speak of; for new instances, the one to copy.</param>
public sealed record Remedy(string Words, int Instances, string InstanceId);
