using Plimsoll.Client;

namespace Plimsoll.Status;

/// <summary>What a service's events say holds it up.</summary>
internal static class ServiceTrouble
{
    private const string Steady = "has reached a steady state.";
    private const string Unplaced = "was unable to place a task";
    private const string MoreInformation = " For more information";
    private static readonly string[] Troubles = [Unplaced, "is unable to ", "was unable to ", "failed container health checks"];

    /// <summary>The newest trouble since it was last steady, in AWS's words; null when there is none.</summary>
    /// <param name="service">The service, its events newest first.</param>
    public static string? Of(Service service) => Find(service, Troubles);

    /// <summary>The same of tasks that found no place.</summary>
    /// <param name="service">The service.</param>
    public static string? OfPlacement(Service service) => Find(service, Unplaced);

    private static string? Find(Service service, params IEnumerable<string> kinds) => service.Events
        .Select(one => one.Message)
        .TakeWhile(message => !message.EndsWith(Steady, StringComparison.Ordinal))
        .FirstOrDefault(message => kinds.Any(kind => message.Contains(kind, StringComparison.Ordinal))) is { } found
            ? found.Split(MoreInformation)[0].TrimEnd('.')
            : null;
}
