namespace Plimsoll.Iam.Api.Shapes;

/// <summary>An output without members.</summary>
internal sealed record EmptyResponse
{
    /// <summary>The one that there is.</summary>
    public static readonly EmptyResponse Instance = new();
}
