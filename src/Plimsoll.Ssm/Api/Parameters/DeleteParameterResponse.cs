namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Output of <c>DeleteParameter</c>.</summary>
internal sealed record DeleteParameterResponse;
