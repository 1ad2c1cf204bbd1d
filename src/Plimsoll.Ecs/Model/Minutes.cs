using System.Globalization;

namespace Plimsoll.Ecs.Model;

/// <summary>Names minutes, so that what is to be forgotten is found by its minute instead of by a look at every record.</summary>
internal static class Minutes
{
    /// <summary>Names sort as the minutes do.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
