namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>The classes of log groups.</summary>
internal static class LogGroupClasses
{
    public const string Standard = "STANDARD";
    public const string Delivery = "DELIVERY";
    public const string Essentials = "ESSENTIALS";
}
