namespace Plimsoll.Iam.Api.Shapes;

/// <summary>An input without members.</summary>
internal sealed record EmptyRequest;
