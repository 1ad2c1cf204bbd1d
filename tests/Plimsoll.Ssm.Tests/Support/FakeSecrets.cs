using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Tests.Support;

/// <summary>Secrets by what is asked: the name, the version, the label. A value of null is bytes.</summary>
internal sealed class FakeSecrets : ISecretReferences
{
    public Dictionary<(string Name, string? VersionId, string? Label), string?> Values { get; } = [];

    public AwsException? Refusal { get; set; }

    public ValueTask<ReferencedSecret> ReadAsync(CallContext call, string name, string? versionId, string? label) =>
        Refusal is not null ? throw Refusal
        : Values.TryGetValue((name, versionId, label), out var value) ? new(new ReferencedSecret("arn:secret", DateTimeOffset.UnixEpoch, value, $$"""{"Name":"{{name}}"}"""))
        : throw new AwsException("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
}
