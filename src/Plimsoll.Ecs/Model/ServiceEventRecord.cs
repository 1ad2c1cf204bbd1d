using System.Globalization;

namespace Plimsoll.Ecs.Model;

/// <summary>An event of a service as it is kept: the newest hundred of each.</summary>
/// <param name="ServiceKey">Key of the service.</param>
/// <param name="Number">From 1, in the order of time.</param>
/// <param name="Event">As AWS shows it.</param>
internal sealed record ServiceEventRecord(string ServiceKey, int Number, ServiceEvent Event)
{
    public string Key => KeyOf(ServiceKey, Number);

    public static string KeyOf(string service, int number) => $"{service} {number.ToString("D10", CultureInfo.InvariantCulture)}";
}
