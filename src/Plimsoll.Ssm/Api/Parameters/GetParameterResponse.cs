using Plimsoll.Ssm.Api.Shapes;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Output of <c>GetParameter</c>.</summary>
internal sealed record GetParameterResponse
{
    public Parameter? Parameter { get; init; }
}
