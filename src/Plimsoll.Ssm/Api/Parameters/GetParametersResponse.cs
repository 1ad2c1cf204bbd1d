using Plimsoll.Ssm.Api.Shapes;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Output of <c>GetParameters</c>.</summary>
internal sealed record GetParametersResponse
{
    public IReadOnlyList<string>? InvalidParameters { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }
}
