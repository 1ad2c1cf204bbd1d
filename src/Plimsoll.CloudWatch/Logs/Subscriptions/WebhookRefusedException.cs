namespace Plimsoll.CloudWatch.Logs.Subscriptions;

/// <summary>A webhook has an address that is never called.</summary>
internal sealed class WebhookRefusedException() : IOException(Reason)
{
    public const string Reason = "its address is link-local, where machines keep their credentials, and is not called";
}
