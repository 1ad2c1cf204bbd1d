namespace Plimsoll.Agent.Serving;

/// <summary>ECS_TASK_METADATA_RPS_LIMIT: how often one task may ask the endpoint.</summary>
/// <param name="Steady">Requests a second, at least 1.</param>
/// <param name="Burst">Requests at once, at least <paramref name="Steady"/>.</param>
public sealed record RequestLimit(int Steady, int Burst)
{
    /// <summary>The ECS agent's: 40 a second, 60 at once.</summary>
    public static RequestLimit Default { get; } = new(40, 60);

    /// <summary>Reads <c>STEADY,BURST</c>; null for anything else.</summary>
    public static RequestLimit? Parse(string text) =>
        text.Split(',') is [var steady, var burst] && Number(steady) is { } rate && Number(burst) is { } most && most >= rate ? new RequestLimit(rate, most) : null;

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
